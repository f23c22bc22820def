package vn.giaoban.room.sip.audio;

/** Very soft noise, so that a silent conference does not sound like a dead line. Always the same sequence. */
public final class ComfortNoise {
    private static final int AMPLITUDE = 12;

    private long state = 0x2545_f491_4f6c_dd1dL;

    /** Adds it to 20 ms. */
    public void add(int[] pcm) {
        for (int i = 0; i < VoiceCodec.FRAME; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            pcm[i] += (int) (state % (AMPLITUDE + 1));
        }
    }
}
