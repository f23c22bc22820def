package vn.giaoban.media.net;

import java.io.IOException;
import java.util.Arrays;

/** Finds the datagrams in what a TCP connection brings: each has its length before it, two bytes (RFC 4571 2). */
final class FrameReader {
    /** Where the next bytes of the connection are to be put: from {@link #end} on. */
    final byte[] buffer = new byte[2 + UdpLoop.DATAGRAM];

    private int end;

    /** Takes one datagram, which lies at the start of an array of its own. */
    interface Frames {
        void frame(byte[] datagram);
    }

    int end() {
        return end;
    }

    /**
     * Takes the next bytes, which are in the buffer already, and gives the datagrams that are whole.
     *
     * @throws IOException when a datagram is longer than any that we take: this is not what we speak
     */
    void take(int count, Frames frames) throws IOException {
        end += count;
        int at = 0;
        while (end - at >= 2) {
            int length = (buffer[at] & 0xff) << 8 | buffer[at + 1] & 0xff;
            if (length > UdpLoop.DATAGRAM) {
                throw new IOException("frame of " + length);
            }
            if (end - at - 2 < length) {
                break;
            }
            if (length > 0) {
                frames.frame(Arrays.copyOfRange(buffer, at + 2, at + 2 + length));
            }
            at += 2 + length;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
    }
}
