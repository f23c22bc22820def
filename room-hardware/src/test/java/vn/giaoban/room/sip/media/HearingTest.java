package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.rtp.RtcpPacket;

/** Whether a room hears us, by what it reports (RFC 3550, 6.4: a source that is not heard is not in a report). */
class HearingTest {
    private static final int OURS = 4711;

    private final Statistics statistics = new Statistics(8_000);

    private void weSpeak(int seconds) {
        for (int i = 0; i < 50 * seconds; i++) {
            statistics.sent(160);
        }
    }

    private void reports(int source, long highest) {
        var block = new RtcpPacket.ReportBlock(source, 0, 0, highest, 0, 0, 0);
        statistics.control(new RtcpPacket.ReceiverReport(9, List.of(block)), OURS, 0);
    }

    private void reportsNothing() {
        statistics.control(new RtcpPacket.SenderReport(9, 1, 1, 100, 16_000, List.of()), OURS, 0);
    }

    @Test
    void aRoomThatReportsNothingIsNotJudged() {
        weSpeak(60);
        assertThat(statistics.hears()).isNull();
    }

    @Test
    void aRoomThatHearsUsAndThenNoLongerIsDeafWhetherItReportsTheSameOrLeavesUsOut() {
        weSpeak(5);
        reports(OURS, 240);
        assertThat(statistics.hears()).isTrue();
        weSpeak(5);
        reports(OURS, 240);
        assertThat(statistics.hears()).as("one report may be early").isTrue();
        weSpeak(5);
        reports(OURS, 240);
        assertThat(statistics.hears()).isFalse();
        weSpeak(5);
        reports(OURS, 990);
        assertThat(statistics.hears()).as("again").isTrue();
        weSpeak(10);
        reportsNothing();
        assertThat(statistics.hears()).isFalse();
    }

    @Test
    void aRoomThatHasNeverHeardUsIsDeafAfterEightSecondsOfSound() {
        weSpeak(5);
        reportsNothing();
        assertThat(statistics.hears()).isNull();
        weSpeak(5);
        reportsNothing();
        assertThat(statistics.hears()).isFalse();
    }

    @Test
    void whatWeDoNotSayNeedNotBeHeard() {
        weSpeak(5);
        reports(OURS, 240);
        reportsNothing();
        reportsNothing();
        reportsNothing();
        assertThat(statistics.hears()).as("a call on hold").isTrue();
    }

    @Test
    void reportsAboutOthersThatAProxyHasLeftAsTheyWereSayNothing() {
        weSpeak(20);
        reports(1234, 240);
        assertThat(statistics.hears()).isNull();
    }
}
