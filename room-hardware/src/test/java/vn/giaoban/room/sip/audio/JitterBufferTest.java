package vn.giaoban.room.sip.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giaoban.room.sip.sdp.Leg;

class JitterBufferTest {
    private final VoiceCodec sender = VoiceCodec.of(Leg.Voice.PCMA);
    private final JitterBuffer buffer = new JitterBuffer(VoiceCodec.of(Leg.Voice.PCMA));
    private final short[] pcm = new short[VoiceCodec.FRAME];

    private byte[] packet() {
        short[] loud = new short[VoiceCodec.FRAME];
        for (int i = 0; i < loud.length; i++) {
            loud[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / 48_000));
        }
        return sender.encode(loud);
    }

    @Test
    void soundBeginsWhenThreePacketsWait() {
        buffer.add(10, packet());
        buffer.add(11, packet());
        assertThat(buffer.take(pcm)).isFalse();
        buffer.add(12, packet());
        assertThat(buffer.take(pcm)).isTrue();
    }

    @Test
    void packetsAreTakenInTheirOrderAcrossTheEndOfTheNumbers() {
        for (int sequence : new int[] {65_534, 0, 65_535, 2, 1}) {
            buffer.add(sequence, packet());
        }
        for (int i = 0; i < 5; i++) {
            assertThat(buffer.take(pcm)).isTrue();
        }
        assertThat(buffer.counts().lost()).isZero();
        assertThat(buffer.take(pcm)).isFalse();
    }

    @Test
    void aLostPacketIsMadeUpAndCounted() {
        for (int sequence : new int[] {1, 2, 4, 5}) {
            buffer.add(sequence, packet());
        }
        for (int i = 0; i < 5; i++) {
            assertThat(buffer.take(pcm)).isTrue();
            assertThat(Loudness.level(pcm)).isLessThan(30);
        }
        assertThat(buffer.counts().lost()).isEqualTo(1);
    }

    @Test
    void aSenderWhoseClockRunsFastDoesNotPileUp() {
        int sequence = 0;
        int deepest = 0;
        for (int tick = 0; tick < 60_000; tick++) {
            buffer.add(sequence++ & 0xffff, packet());
            // One packet more in every five hundred: 2,000 parts in a million.
            if (tick % 500 == 0) {
                buffer.add(sequence++ & 0xffff, packet());
            }
            buffer.take(pcm);
            deepest = Math.max(deepest, buffer.counts().waiting());
        }
        assertThat(deepest).isLessThan(12);
        assertThat(buffer.counts().dry()).isZero();
    }

    @Test
    void aSenderWhoseClockRunsSlowIsHeardWithoutAGap() {
        int sequence = 0;
        int gaps = 0;
        for (int tick = 0; tick < 60_000; tick++) {
            // One packet fewer in every five hundred: 2,000 parts in a million.
            if (tick % 500 != 499) {
                buffer.add(sequence++ & 0xffff, packet());
            }
            if (!buffer.take(pcm) && tick > 5) {
                gaps++;
            }
        }
        assertThat(gaps).isZero();
        assertThat(buffer.counts().dry()).isZero();
        assertThat(buffer.counts().lost()).isZero();
        assertThat(buffer.counts().dropped()).isZero();
    }

    @Test
    void aSenderThatBeginsAnewIsHeardAtOnce() {
        for (int i = 0; i < 10; i++) {
            buffer.add(i, packet());
            buffer.take(pcm);
        }
        for (int i = 0; i < 3; i++) {
            buffer.add(40_000 + i, packet());
        }
        assertThat(buffer.take(pcm)).isTrue();
    }
}
