package vn.giaoban.room.visca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.room.Golden;

class ViscaAnswerTest {
    static Stream<List<String>> inquiries() {
        return Golden.read("visca-inquiries.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void anInquiryIsWrittenAndItsAnswerReadAsTheManualPrintsThem(List<String> line) {
        ViscaInquiry inquiry = ViscaInquiry.valueOf(line.get(0));
        assertThat(ViscaEncoder.encode(1, inquiry)).hasToString(line.get(1));
        assertThat(ViscaReply.read(Octets.parse(line.get(2))))
                .isInstanceOfSatisfying(ViscaReply.Answered.class, answered -> {
                    assertThat(answered.from()).isEqualTo(1);
                    assertThat(ViscaAnswer.read(inquiry, answered.data())).hasToString(line.get(3));
                });
    }

    @Test
    void everyInquiryHasItsBytesInTheManual() {
        assertThat(inquiries().map(line -> ViscaInquiry.valueOf(line.get(0))).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(ViscaInquiry.values()));
    }

    @Test
    void aStatusTellsMovementInitialisationAndEnds() {
        var status = new PanTiltStatus(0x2401);
        assertThat(status.movement()).isEqualTo(PanTiltStatus.Movement.MOVING);
        assertThat(status.initialisation()).isEqualTo(2);
        assertThat(status.atEnd()).isTrue();
        assertThat(new PanTiltStatus(0x2800).movement()).isEqualTo(PanTiltStatus.Movement.DONE);
        assertThat(new PanTiltStatus(0x2C00).movement()).isEqualTo(PanTiltStatus.Movement.FAILED);
    }

    @Test
    void anAnswerOfTheWrongLengthIsUnreadable() {
        assertThat(ViscaAnswer.read(ViscaInquiry.PAN_TILT, Octets.parse("00 00 00")))
                .isEqualTo(new ViscaAnswer.Unreadable(Octets.parse("00 00 00")));
        assertThat(ViscaAnswer.read(ViscaInquiry.POWER, Octets.parse("04"))).isInstanceOf(ViscaAnswer.Unreadable.class);
    }
}
