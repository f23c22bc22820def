package vn.giaoban.room.sip.audio;

import vn.giaoban.room.sip.sdp.Leg;

/** A codec of one call, at both ends 48 kHz mono whatever it codes inside. */
public interface VoiceCodec extends VoiceCoder, VoiceDecoder {
    /** Samples of 20 ms. */
    int FRAME = 960;

    /** The longest packet that is taken: 120 ms. */
    int LONGEST = 5_760;

    /** Both halves of the codec. */
    static VoiceCodec of(Leg.Voice voice) {
        return switch (voice) {
            case OPUS -> new OpusCodec();
            case G722, PCMA, PCMU -> new SampledCodec(voice);
        };
    }

    /** What only speaks. */
    static VoiceCoder coder(Leg.Voice voice) {
        return switch (voice) {
            case OPUS -> new OpusCoder();
            case G722, PCMA, PCMU -> new SampledCodec(voice);
        };
    }
}
