package vn.giaoban.room.sip.audio;

/** Codes sound of 48 kHz mono. */
public interface VoiceCoder {
    /** Codes {@link VoiceCodec#FRAME} samples: 20 ms. */
    byte[] encode(short[] pcm);

    /** Ticks of the RTP clock in 20 ms. */
    int ticks();
}
