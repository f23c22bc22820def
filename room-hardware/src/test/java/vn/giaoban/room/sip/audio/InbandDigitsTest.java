package vn.giaoban.room.sip.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.room.sip.sdp.Leg;

class InbandDigitsTest {
    private final StringBuilder heard = new StringBuilder();

    private static short[] tones(int frame, double... hertz) {
        short[] pcm = new short[VoiceCodec.FRAME];
        for (int i = 0; i < pcm.length; i++) {
            double at = 2 * Math.PI * (frame * VoiceCodec.FRAME + i) / 48_000;
            pcm[i] = (short) (8_000
                    * Arrays.stream(hertz).map(each -> Math.sin(each * at)).sum());
        }
        return pcm;
    }

    private void press(InbandDigits ear, VoiceCoder phone, double row, double column) {
        for (int frame = 0; frame < 6; frame++) {
            short[] pcm = frame < 4 ? tones(frame, row, column) : new short[VoiceCodec.FRAME];
            ear.packet(phone.encode(pcm), heard::append);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Leg.Voice.class,
            names = {"G722", "PCMA", "PCMU"})
    void everyKeyIsHeardOnceHoweverLongItIsPressed(Leg.Voice voice) {
        InbandDigits ear = new InbandDigits(voice);
        VoiceCoder phone = VoiceCodec.coder(voice);
        press(ear, phone, 697, 1209);
        press(ear, phone, 770, 1336);
        press(ear, phone, 852, 1477);
        press(ear, phone, 941, 1477);
        press(ear, phone, 941, 1209);
        press(ear, phone, 697, 1633);
        press(ear, phone, 941, 1633);
        assertThat(heard).hasToString("159#*AD");
    }

    @Test
    void aKeyIsHeardInPacketsOfAnyLength() {
        VoiceCoder phone = VoiceCodec.coder(Leg.Voice.PCMA);
        byte[] long60 = new byte[480];
        for (int i = 0; i < 3; i++) {
            System.arraycopy(phone.encode(tones(i, 770, 1336)), 0, long60, 160 * i, 160);
        }
        InbandDigits ear = new InbandDigits(Leg.Voice.PCMA);
        ear.packet(long60, heard::append);
        assertThat(heard).hasToString("5");

        InbandDigits other = new InbandDigits(Leg.Voice.PCMA);
        for (int from = 0; from < long60.length; from += 80) {
            other.packet(Arrays.copyOfRange(long60, from, from + 80), heard::append);
        }
        assertThat(heard).hasToString("55");
    }

    @ParameterizedTest
    @EnumSource(Leg.Voice.class)
    void oneToneAloneIsNoDigit(Leg.Voice voice) {
        InbandDigits ear = new InbandDigits(voice);
        VoiceCoder phone = VoiceCodec.coder(voice);
        for (int frame = 0; frame < 20; frame++) {
            ear.packet(phone.encode(tones(frame, 770)), heard::append);
        }
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Leg.Voice.class)
    void noPacketWhateverItsBytesBreaksTheEar(Leg.Voice voice) {
        long seed = 20_261_123L;
        Random random = new Random(seed);
        InbandDigits ear = new InbandDigits(voice);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(1_400)];
            random.nextBytes(bytes);
            ear.packet(bytes, heard::append);
        }
        assertThat(heard).as("noise is no key, seed %d", seed).isEmpty();
    }
}
