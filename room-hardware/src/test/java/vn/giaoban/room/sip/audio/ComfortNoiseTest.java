package vn.giaoban.room.sip.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComfortNoiseTest {
    private static double decibels(int[] samples) {
        double sum = 0;
        for (int sample : samples) {
            sum += (double) sample * sample;
        }
        return 20 * Math.log10(Math.sqrt(sum / samples.length) / 32_768);
    }

    @Test
    void silenceIsNotDeadAndNobodyIsDisturbed() {
        int[] silence = new int[VoiceCodec.FRAME];
        new ComfortNoise().add(silence);
        assertThat(decibels(silence)).isBetween(-85.0, -60.0);
    }
}
