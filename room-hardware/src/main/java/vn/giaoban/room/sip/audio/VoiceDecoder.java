package vn.giaoban.room.sip.audio;

/** Makes packets sound of 48 kHz mono. */
public interface VoiceDecoder {
    /**
     * Decodes one packet into {@code pcm}, which has room for {@link VoiceCodec#LONGEST}; returns the samples, 0 when it is
     * broken.
     */
    int decode(byte[] payload, short[] pcm);

    /** Makes up 20 ms for a packet that was lost. */
    void conceal(short[] pcm);
}
