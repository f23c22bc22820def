package vn.giaoban.room.sip.translate;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.RtpPacket;

/** What one process writes as RTP, with times that go on from when it began. Confined to the rooms' media loop. */
final class RtpOutput implements AutoCloseable {
    private final RtpPacket packet = new RtpPacket();
    private final Taker taker;
    private long at;
    private int last;
    private boolean any;
    private StageToRooms.@Nullable Output socket;

    /** Takes a packet. */
    interface Taker {
        void packet(long timestamp, boolean marker, byte[] payload);
    }

    /** @param began the timestamp of the first packet */
    RtpOutput(long began, Taker taker) {
        this.at = began;
        this.taker = taker;
    }

    /** The port to write to. */
    int open(StageToRooms.Sockets sockets) throws IOException {
        StageToRooms.Output opened = sockets.open((b, length, from) -> take(b, length));
        socket = opened;
        return opened.port();
    }

    private void take(byte[] b, int length) {
        if (length < RtpPacket.FIXED_HEADER || RtpPacket.isRtcp(b, 0, length) || !packet.read(b, 0, length)) {
            return;
        }
        int now = (int) packet.timestamp();
        at += any ? now - last : 0;
        any = true;
        last = now;
        byte[] payload = Arrays.copyOfRange(b, packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
        taker.packet(at, packet.marker(), payload);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
