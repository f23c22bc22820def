package vn.giaoban.room.sip.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.room.sip.sdp.Leg;

class CodecsTest {
    private static short[] tone(int frame, double hertz) {
        short[] pcm = new short[VoiceCodec.FRAME];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * (frame * VoiceCodec.FRAME + i) / 48_000));
        }
        return pcm;
    }

    @ParameterizedTest
    @EnumSource(Leg.Voice.class)
    void aToneComesOutOfEveryCodecAsItWentIn(Leg.Voice voice) {
        VoiceCodec sender = VoiceCodec.of(voice);
        VoiceCodec receiver = VoiceCodec.of(voice);
        short[] out = new short[VoiceCodec.LONGEST];
        for (int frame = 0; frame < 50; frame++) {
            int count = receiver.decode(sender.encode(tone(frame, 1_000)), out);
            assertThat(count).isEqualTo(VoiceCodec.FRAME);
        }
        double all = 0;
        for (int i = 0; i < VoiceCodec.FRAME; i++) {
            all += (double) out[i] * out[i] / VoiceCodec.FRAME;
        }
        assertThat(power(out, 1_000)).isBetween(0.8 * all, 1.2 * all);
        assertThat(Math.sqrt(all)).isBetween(0.7 * 8_000 / Math.sqrt(2), 1.2 * 8_000 / Math.sqrt(2));
    }

    @ParameterizedTest
    @EnumSource(Leg.Voice.class)
    void whatARoomSaysIsTheSameAfterItIsCodedForTheConference(Leg.Voice voice) {
        OpusCoder toConference = OpusCoder.after(voice);
        OpusHearing listener = new OpusHearing();
        short[] out = new short[VoiceCodec.LONGEST];
        for (int frame = 0; frame < 50; frame++) {
            assertThat(listener.decode(toConference.encode(tone(frame, 1_000)), out))
                    .isEqualTo(VoiceCodec.FRAME);
        }
        assertThat(Math.sqrt(power(out, 1_000))).isBetween(0.7 * 8_000 / Math.sqrt(2), 1.2 * 8_000 / Math.sqrt(2));
    }

    /** Mean power of one tone in a frame of 48 kHz. */
    private static double power(short[] pcm, double hertz) {
        double sine = 0;
        double cosine = 0;
        for (int i = 0; i < VoiceCodec.FRAME; i++) {
            double angle = 2 * Math.PI * hertz * i / 48_000;
            sine += pcm[i] * Math.sin(angle);
            cosine += pcm[i] * Math.cos(angle);
        }
        return 2 * (sine * sine + cosine * cosine) / ((double) VoiceCodec.FRAME * VoiceCodec.FRAME);
    }

    @Test
    void g711KnowsTheCodesOfItsTables() {
        assertThat(G711.toMu((short) 0)).isEqualTo((byte) 0xff);
        assertThat(G711.toMu((short) -32_768)).isEqualTo((byte) 0x00);
        assertThat(G711.mu((byte) 0x80)).isEqualTo((short) 32_124);
        assertThat(G711.toA((short) 0)).isEqualTo((byte) 0xd5);
        assertThat(G711.a((byte) 0xaa)).isEqualTo((short) 32_256);
        for (int code = 0; code < 256; code++) {
            assertThat(G711.toA(G711.a((byte) code))).isEqualTo((byte) code);
            assertThat(G711.mu(G711.toMu(G711.mu((byte) code)))).isEqualTo(G711.mu((byte) code));
        }
    }

    @Test
    void noPacketWhateverItsBytesBreaksACodec() {
        long seed = 20_261_122L;
        Random random = new Random(seed);
        short[] out = new short[VoiceCodec.LONGEST];
        for (Leg.Voice voice : Leg.Voice.values()) {
            VoiceCodec codec = VoiceCodec.of(voice);
            for (int i = 0; i < 500; i++) {
                byte[] bytes = new byte[random.nextInt(1_400)];
                random.nextBytes(bytes);
                assertThat(codec.decode(bytes, out))
                        .as("%s, seed %d, round %d", voice, seed, i)
                        .isBetween(0, VoiceCodec.LONGEST);
            }
        }
    }

    @Test
    void manyPacketsOfOneEventAreOneDigit() {
        TelephoneEvents events = new TelephoneEvents();
        byte[] five = {5, 10, 0, (byte) 160};
        assertThat(events.packet(five, 1_000)).isEqualTo('5');
        assertThat(events.packet(five, 1_000)).isNull();
        assertThat(events.packet(five, 3_000)).isEqualTo('5');
        assertThat(events.packet(new byte[] {11, 0, 0, 0}, 4_000)).isEqualTo('#');
        assertThat(events.packet(new byte[] {99, 0, 0, 0}, 5_000)).isNull();
        assertThat(events.packet(new byte[] {1}, 6_000)).isNull();
    }
}
