package vn.giaoban.room.sip.audio;

/** How loud 20 ms are. */
public final class Loudness {
    private Loudness() {}

    /** As in RFC 6464: decibels below the loudest, 0 to 127 (silence). */
    public static int level(short[] pcm) {
        double sum = 0;
        for (int i = 0; i < VoiceCodec.FRAME; i++) {
            sum += (double) pcm[i] * pcm[i];
        }
        double rms = Math.sqrt(sum / VoiceCodec.FRAME) / 32_768;
        return Math.clamp(Math.round(-20 * Math.log10(Math.max(rms, 1e-9))), 0, 127);
    }
}
