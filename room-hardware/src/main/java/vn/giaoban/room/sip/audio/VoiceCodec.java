package vn.giaoban.room.sip.audio;

import vn.giaoban.room.sip.sdp.Leg;

/** A codec of one call, at both ends 48 kHz mono whatever it codes inside. */
public interface VoiceCodec {
    /** Samples of 20 ms. */
    int FRAME = 960;

    /** The longest packet that is taken: 120 ms. */
    int LONGEST = 5_760;

    /** Codes 20 ms. */
    byte[] encode(short[] pcm);

    /** Decodes one packet into {@code pcm}, which has room for {@link #LONGEST}; returns the samples, 0 when it is broken. */
    int decode(byte[] payload, short[] pcm);

    /** Makes up 20 ms for a packet that was lost. */
    void conceal(short[] pcm);

    /** Ticks of the RTP clock in 20 ms. */
    int ticks();

    static VoiceCodec of(Leg.Voice voice) {
        return switch (voice) {
            case OPUS -> new OpusCodec();
            case G722, PCMA, PCMU -> new SampledCodec(voice);
        };
    }
}
