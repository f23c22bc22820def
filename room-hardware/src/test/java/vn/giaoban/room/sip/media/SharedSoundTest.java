package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giaoban.room.sip.audio.VoiceCodec;
import vn.giaoban.room.sip.sdp.Leg;

class SharedSoundTest {
    private final SharedSound sound = new SharedSound();
    private final VoiceCodec speaker = VoiceCodec.of(Leg.Voice.OPUS);
    private final Object first = new Object();
    private final Object second = new Object();
    private int sample;
    private int sequence = 40_000;

    private byte[] tone() {
        short[] pcm = new short[VoiceCodec.FRAME];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) (8_000 * Math.sin(2 * Math.PI * 500 * sample++ / 48_000.0));
        }
        return speaker.encode(pcm);
    }

    private double loudness(long round) {
        double sum = 0;
        for (short value : sound.pcm(round)) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / VoiceCodec.FRAME);
    }

    @Test
    void allListenersGetTheSameRoundCodedOnceForEachCodec() {
        double heard = 0;
        for (int round = 0; round < 30; round++) {
            byte[] voice = tone();
            sound.voice(first, 7, sequence, voice);
            sound.voice(second, 9, sequence++ + 500, voice);
            heard = loudness(round);
            assertThat(sound.coded(Leg.Voice.PCMA, round)).isSameAs(sound.coded(Leg.Voice.PCMA, round));
            assertThat(sound.coded(Leg.Voice.G722, round)).hasSize(160);
        }
        assertThat(heard).as("a tone once, not twice").isBetween(4_500.0, 6_800.0);
    }

    @Test
    void whenTheListenerWhosePacketsAreReadLeavesAnotherOnesAre() {
        for (int round = 0; round < 30; round++) {
            sound.voice(first, 7, sequence++, tone());
            sound.pcm(round);
        }
        sound.leave(first);
        for (int round = 30; round < 60; round++) {
            sound.voice(second, 9, sequence++, tone());
            sound.pcm(round);
        }
        assertThat(loudness(60)).isGreaterThan(4_500);
    }
}
