package vn.giaoban.room.visca;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.room.visca.SonyPacket.Type;

class SonyPacketTest {
    @Test
    void aCommandIsPutBehindEightBytes() {
        Octets home = ViscaEncoder.encode(1, new ViscaCommand.Home());
        assertThat(new SonyPacket(Type.COMMAND, 1, home).datagram())
                .hasToString("01 00 00 05 00 00 00 01 81 01 06 04 FF");
        Octets power = ViscaEncoder.encode(1, ViscaInquiry.POWER);
        assertThat(new SonyPacket(Type.INQUIRY, -1, power).datagram())
                .hasToString("01 10 00 05 FF FF FF FF 81 09 04 00 FF");
    }

    @Test
    void resetIsTheDatagramOfTheManual() {
        assertThat(SonyPacket.RESET.datagram()).hasToString("02 00 00 01 00 00 00 00 01");
        assertThat(SonyPacket.read(Octets.parse("02 01 00 01 00 00 00 00 01")))
                .hasValueSatisfying(answer -> assertThat(answer.isResetDone()).isTrue());
    }

    @Test
    void aReplyCarriesTheSequenceNumberOfItsQuestion() {
        assertThat(SonyPacket.read(Octets.parse("01 11 00 03 00 00 00 2A 90 41 FF")))
                .hasValue(new SonyPacket(Type.REPLY, 42, Octets.parse("90 41 FF")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02 00 00 02 00 00 00 07 0F 01", "02 01 00 02 00 00 00 07 0F 01"})
    void anAbnormalSequenceNumberIsReadInEitherControlType(String datagram) {
        assertThat(SonyPacket.read(Octets.parse(datagram))).hasValueSatisfying(error -> {
            assertThat(error.sequence()).isEqualTo(7);
            assertThat(error.abnormalSequence()).isTrue();
            assertThat(error.abnormalMessage()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 11 00 03 00 00 00 2A 90 41",
                "01 11 00 03 00 00 00 2A",
                "01 12 00 03 00 00 00 2A 90 41 FF",
                "90 41 FF"
            })
    void whatIsNoSuchDatagramIsNothing(String datagram) {
        assertThat(SonyPacket.read(Octets.parse(datagram))).isEmpty();
    }

    @Test
    void messagesTravelAsTheTypeTheManualSays() {
        assertThat(SonyPacket.typeOf(new ViscaCommand.Home())).isEqualTo(Type.COMMAND);
        assertThat(SonyPacket.typeOf(ViscaInquiry.POWER)).isEqualTo(Type.INQUIRY);
        assertThat(SonyPacket.typeOf(new ViscaControl.Clear())).isEqualTo(Type.DEVICE_SETTING);
        assertThat(SonyPacket.typeOf(new ViscaControl.Cancel(1))).isEqualTo(Type.COMMAND);
    }
}
