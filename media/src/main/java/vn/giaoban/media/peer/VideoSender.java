package vn.giaoban.media.peer;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import vn.giaoban.media.peer.Loop.Frame;
import vn.giaoban.media.rtp.RtpHeaderWriter;

/**
 * Sends one layer of a loop as VP8 over RTP (RFC 7741). When it starts in the midst of a second it first catches up from
 * that second's key frame, so that a picture is there at once. Sans-IO; packets have room for SRTP's overhead.
 */
final class VideoSender {
    private static final int PAYLOAD = 1150;

    final int ssrc;
    final String rid;
    private final List<Frame> frames;
    private final int loopMillis;
    private boolean active;
    private long next;
    private int sequence;
    private int pictureId;
    long packets;
    long octets;

    VideoSender(int ssrc, String rid, List<Frame> frames, int loopMillis) {
        this.ssrc = ssrc;
        this.rid = rid;
        this.frames = frames;
        this.loopMillis = loopMillis;
    }

    /** @param at milliseconds since the peer's content began */
    void activate(boolean wanted, long at) {
        if (wanted && !active) {
            next = lastKeyFrame(at);
        }
        active = wanted;
    }

    boolean active() {
        return active;
    }

    /** Sends again from the key frame of this second. */
    void refresh(long at) {
        next = Math.min(next, lastKeyFrame(at));
    }

    private long lastKeyFrame(long at) {
        long index = indexAt(at);
        while (!frame(index).key()) {
            index--;
        }
        return index;
    }

    private long indexAt(long at) {
        long round = at / loopMillis;
        long within = at % loopMillis;
        int index = 0;
        while (index + 1 < frames.size() && frames.get(index + 1).atMillis() <= within) {
            index++;
        }
        return round * frames.size() + index;
    }

    private Frame frame(long index) {
        return frames.get((int) (index % frames.size()));
    }

    private long dueAt(long index) {
        return index / frames.size() * loopMillis + frame(index).atMillis();
    }

    /** Gives every packet that is due. */
    void poll(long at, Consumer<byte[]> out) {
        while (active && dueAt(next) <= at) {
            packetise(frame(next).data(), dueAt(next) * 90, out);
            next++;
        }
    }

    private void packetise(byte[] data, long timestamp, Consumer<byte[]> out) {
        pictureId = (pictureId + 1) & 0x7fff;
        for (int at = 0; at < data.length; at += PAYLOAD) {
            int size = Math.min(PAYLOAD, data.length - at);
            byte[] packet = new byte[size + 64];
            int payload = new RtpHeaderWriter(packet, 0)
                    .fixed(at + size == data.length, Offer.VP8, sequence, timestamp, ssrc)
                    .extension(Offer.MID_EXTENSION, Offer.CAMERA_MID)
                    .extension(Offer.RID_EXTENSION, rid)
                    .end();
            sequence = (sequence + 1) & 0xffff;
            packet[payload] = (byte) (0x80 | (at == 0 ? 0x10 : 0));
            packet[payload + 1] = (byte) 0x80;
            packet[payload + 2] = (byte) (0x80 | pictureId >> 8);
            packet[payload + 3] = (byte) pictureId;
            System.arraycopy(data, at, packet, payload + 4, size);
            packets++;
            octets += size + 4;
            out.accept(Arrays.copyOf(packet, payload + 4 + size));
        }
    }
}
