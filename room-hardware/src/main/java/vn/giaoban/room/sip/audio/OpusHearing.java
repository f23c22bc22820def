package vn.giaoban.room.sip.audio;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;

/** The half of Opus (RFC 7587) that hears. */
public final class OpusHearing implements VoiceDecoder {
    private static final int RATE = 48_000;

    private OpusDecoder decoder = decoder();

    private static OpusDecoder decoder() {
        try {
            return new OpusDecoder(RATE, 1);
        } catch (OpusException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int decode(byte[] payload, short[] pcm) {
        try {
            return payload.length == 0
                    ? 0
                    : decoder.decode(payload, 0, payload.length, pcm, 0, VoiceCodec.LONGEST, false);
        } catch (OpusException | RuntimeException | AssertionError malformed) {
            decoder = decoder();
            return 0;
        }
    }

    @Override
    public void conceal(short[] pcm) {
        try {
            decoder.decode((byte[]) null, 0, 0, pcm, 0, VoiceCodec.FRAME, false);
        } catch (OpusException | RuntimeException | AssertionError unable) {
            Arrays.fill(pcm, 0, VoiceCodec.FRAME, (short) 0);
        }
    }
}
