package vn.giaoban.room.sip.audio;

import java.util.Arrays;
import vn.giaoban.room.sip.sdp.Leg;

/** G.711 and G.722: whatever arrives is so many samples, and 20 ms are 160 bytes. */
final class SampledCodec implements VoiceCodec {
    private static final int BYTES = 160;
    /** A lost packet is the last one again, more softly each time. */
    private static final float FADE = 0.6f;

    private final Leg.Voice voice;
    private final int perByte;
    private final Resampler in;
    private final Resampler out;
    private final G722 reading = new G722();
    private final G722 writing = new G722();
    private final short[] narrow = new short[LONGEST];
    private final short[] last = new short[FRAME];
    private float fade;

    SampledCodec(Leg.Voice voice) {
        this.voice = voice;
        this.perByte = voice == Leg.Voice.G722 ? 2 : 1;
        int rate = 8_000 * perByte;
        this.in = Resampler.from(rate);
        this.out = Resampler.to(rate);
    }

    @Override
    public byte[] encode(short[] pcm) {
        int count = out.convert(pcm, FRAME, narrow);
        byte[] packet = new byte[BYTES];
        switch (voice) {
            case G722 -> writing.encode(narrow, count, packet, 0);
            case PCMA -> {
                for (int i = 0; i < count; i++) {
                    packet[i] = G711.toA(narrow[i]);
                }
            }
            case PCMU, OPUS -> {
                for (int i = 0; i < count; i++) {
                    packet[i] = G711.toMu(narrow[i]);
                }
            }
        }
        return packet;
    }

    @Override
    public int decode(byte[] payload, short[] pcm) {
        int length = Math.min(payload.length, LONGEST / 6);
        if (voice == Leg.Voice.G722) {
            reading.decode(payload, 0, length, narrow);
        } else {
            for (int i = 0; i < length; i++) {
                narrow[i] = voice == Leg.Voice.PCMA ? G711.a(payload[i]) : G711.mu(payload[i]);
            }
        }
        int made = in.convert(narrow, length * perByte, pcm);
        if (made >= FRAME) {
            System.arraycopy(pcm, made - FRAME, last, 0, FRAME);
        }
        fade = 1;
        return made;
    }

    @Override
    public void conceal(short[] pcm) {
        fade *= FADE;
        if (fade < 0.05) {
            Arrays.fill(pcm, 0, FRAME, (short) 0);
            return;
        }
        for (int i = 0; i < FRAME; i++) {
            pcm[i] = (short) (last[i] * fade);
        }
    }

    @Override
    public int ticks() {
        return BYTES;
    }
}
