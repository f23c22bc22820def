package vn.giaoban.media.peer;

import java.util.Arrays;
import java.util.function.Consumer;
import vn.giaoban.media.rtp.RtpHeaderWriter;

/** Sends a loop's voice as Opus over RTP (RFC 7587), a packet every 20 ms with its level (RFC 6464). Sans-IO. */
final class VoiceSender {
    private static final int PACKET_MILLIS = 20;

    final int ssrc;
    private final Loop loop;
    private boolean active;
    private long next;
    private int sequence;
    long packets;
    long octets;

    VoiceSender(int ssrc, Loop loop) {
        this.ssrc = ssrc;
        this.loop = loop;
    }

    /** @param at milliseconds since the peer's content began */
    void activate(boolean wanted, long at) {
        if (wanted && !active) {
            next = at / PACKET_MILLIS;
        }
        active = wanted;
    }

    boolean active() {
        return active;
    }

    void poll(long at, Consumer<byte[]> out) {
        while (active && next * PACKET_MILLIS <= at) {
            int index = (int) (next % (loop.millis() / PACKET_MILLIS))
                    % loop.voice().size();
            byte[] data = loop.voice().get(index);
            byte[] packet = new byte[data.length + 64];
            int payload = new RtpHeaderWriter(packet, 0)
                    .fixed(false, Offer.OPUS, sequence, next * PACKET_MILLIS * 48, ssrc)
                    .extension(Offer.MID_EXTENSION, Offer.MICROPHONE_MID)
                    .extension(Offer.LEVEL_EXTENSION, (byte) (0x80 | loop.levels()[index]))
                    .end();
            sequence = (sequence + 1) & 0xffff;
            System.arraycopy(data, 0, packet, payload, data.length);
            packets++;
            octets += data.length;
            next++;
            out.accept(Arrays.copyOf(packet, payload + data.length));
        }
    }
}
