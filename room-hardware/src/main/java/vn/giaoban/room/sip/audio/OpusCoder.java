package vn.giaoban.room.sip.audio;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusBandwidth;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;
import vn.giaoban.room.sip.sdp.Leg;

/** The half of Opus (RFC 7587) that speaks. */
public final class OpusCoder implements VoiceCoder {
    private static final int RATE = 48_000;
    private static final int BIT_RATE = 32_000;
    /** Half of the quality's steps: a third of the cost of all. */
    private static final int COMPLEXITY = 5;

    private final byte[] packet = new byte[1_500];
    private final OpusEncoder encoder = encoder();

    OpusCoder() {
        this(OpusBandwidth.OPUS_BANDWIDTH_FULLBAND);
    }

    private OpusCoder(OpusBandwidth most) {
        encoder.setMaxBandwidth(most);
    }

    /** For what came in another codec: no more is coded than that can carry, which is cheaper and sounds better. */
    public static OpusCoder after(Leg.Voice voice) {
        return new OpusCoder(
                switch (voice) {
                    case OPUS -> OpusBandwidth.OPUS_BANDWIDTH_FULLBAND;
                    case G722 -> OpusBandwidth.OPUS_BANDWIDTH_WIDEBAND;
                    case PCMA, PCMU -> OpusBandwidth.OPUS_BANDWIDTH_NARROWBAND;
                });
    }

    private static OpusEncoder encoder() {
        try {
            OpusEncoder encoder = new OpusEncoder(RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
            encoder.setBitrate(BIT_RATE);
            encoder.setComplexity(COMPLEXITY);
            encoder.setUseInbandFEC(true);
            encoder.setPacketLossPercent(5);
            return encoder;
        } catch (OpusException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] encode(short[] pcm) {
        try {
            int length = encoder.encode(pcm, 0, VoiceCodec.FRAME, packet, 0, packet.length);
            return Arrays.copyOf(packet, length);
        } catch (OpusException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int ticks() {
        return VoiceCodec.FRAME;
    }
}
