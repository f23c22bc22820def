package vn.giaoban.media.net;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.RtpPacket;

/**
 * What waits to be written to a TCP connection (RFC 4571 2). It holds at most {@value #MOST} bytes. Media that would not
 * fit is dropped, and with it the rest of its frame, because half a picture only takes the room of the next one; checks,
 * handshakes and reports have {@value #RESERVE} bytes to themselves.
 */
final class FrameQueue {
    static final int MOST = 256 * 1024;
    private static final int RESERVE = 16 * 1024;
    private static final int FIRST = 8 * 1024;

    private byte[] bytes = new byte[FIRST];
    private int start;
    private int end;
    /** Timestamps of frames that are being dropped, by SSRC. */
    private final Map<Integer, Integer> dropped = new HashMap<>();

    /** Writes bytes to the connection, and tells how many it took. */
    interface Writer {
        int write(byte[] b, int offset, int length) throws IOException;
    }

    int waiting() {
        return end - start;
    }

    /** Takes a datagram; false when it was dropped. */
    boolean add(byte[] b, int offset, int length) {
        boolean media = length >= 12 && (b[offset] & 0xc0) == 0x80 && !RtpPacket.isRtcp(b, offset, length);
        int after = waiting() + 2 + length;
        if (media ? !fits(b, offset, after) : after > MOST) {
            return false;
        }
        room(2 + length);
        Bytes.put16(bytes, end, length);
        System.arraycopy(b, offset, bytes, end + 2, length);
        end += 2 + length;
        return true;
    }

    private boolean fits(byte[] b, int offset, int after) {
        int ssrc = Bytes.i32(b, offset + 8);
        int timestamp = Bytes.i32(b, offset + 4);
        Integer dropping = dropped.isEmpty() ? null : dropped.get(ssrc);
        if (dropping != null && dropping == timestamp) {
            return false;
        }
        if (after > MOST - RESERVE) {
            dropped.put(ssrc, timestamp);
            return false;
        }
        if (dropping != null) {
            dropped.remove(ssrc);
        }
        return true;
    }

    private void room(int more) {
        if (end + more <= bytes.length) {
            return;
        }
        byte[] to = waiting() + more <= bytes.length / 2 || bytes.length == MOST
                ? bytes
                : new byte[Math.min(MOST, Math.max(bytes.length * 2, waiting() + more))];
        System.arraycopy(bytes, start, to, 0, waiting());
        end -= start;
        start = 0;
        bytes = to;
    }

    /** Writes what the connection takes; true when nothing is left. */
    boolean write(Writer writer) throws IOException {
        while (start < end) {
            int taken = writer.write(bytes, start, end - start);
            if (taken <= 0) {
                return false;
            }
            start += taken;
        }
        start = 0;
        end = 0;
        if (bytes.length > FIRST) {
            bytes = Arrays.copyOf(bytes, FIRST);
        }
        return true;
    }
}
