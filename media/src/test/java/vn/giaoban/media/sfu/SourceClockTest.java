package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a source's sound was captured, by its reports and by what its timestamps do. */
class SourceClockTest {
    private static final long MILLI = 1_000_000L;
    private static final long LAG = 20 * MILLI;
    /** The peer's NTP clock when ours is zero. */
    private static final long NTP = 5_000_000 * MILLI;

    private final PeerClock peer = new PeerClock();
    private final SourceClock clock = new SourceClock(48_000, peer);

    @Test
    void beforeAReportOnlyArrivalIsKnown() {
        clock.packet(ticks(1000), 1000 * MILLI);
        assertThat(clock.known()).isFalse();
        assertThat(clock.captured(ticks(1000), 1000 * MILLI)).isEqualTo(1000 * MILLI - LAG);
    }

    @Test
    void aReportTellsWhenAndOneThatWasHeldUpMovesNothing() {
        clock.packet(ticks(1000), 1010 * MILLI);
        clock.report(NTP + 1000 * MILLI, ticks(1000), 1005 * MILLI);
        assertThat(clock.known()).isTrue();
        assertThat(clock.captured(ticks(1100), 1180 * MILLI)).isEqualTo(1105 * MILLI);
        clock.report(NTP + 2000 * MILLI, ticks(2000), 2305 * MILLI);
        assertThat(clock.captured(ticks(2100), 2380 * MILLI)).isEqualTo(2105 * MILLI);
        assertThat(clock.timestampAt(2105 * MILLI)).isEqualTo(ticks(2100));
    }

    @Test
    void aPauseInWhichTheTimestampsRanOnChangesNothing() {
        anchored();
        clock.packet(ticks(4000), 4010 * MILLI);
        assertThat(clock.known()).isTrue();
        assertThat(clock.captured(ticks(4000), 4010 * MILLI)).isEqualTo(4000 * MILLI);
    }

    @Test
    void aClockThatStoodStillInAPauseIsNotTrustedUntilTheNextReport() {
        anchored();
        clock.packet(ticks(1020), 4010 * MILLI);
        assertThat(clock.known()).isFalse();
        assertThat(clock.captured(ticks(1020), 4010 * MILLI)).isBetween(3980 * MILLI, 4010 * MILLI);
        clock.report(NTP + 4500 * MILLI, ticks(1520), 4500 * MILLI);
        assertThat(clock.known()).isTrue();
        assertThat(clock.captured(ticks(1540), 4530 * MILLI)).isEqualTo(4520 * MILLI);
    }

    @Test
    void timestampsThatStepAheadInAPauseAreNotTrustedEither() {
        anchored();
        clock.packet(ticks(90_000), 2000 * MILLI);
        assertThat(clock.known()).isFalse();
        assertThat(clock.captured(ticks(90_000), 2000 * MILLI)).isBetween(1970 * MILLI, 2000 * MILLI);
    }

    @Test
    void aWallClockThatIsSetIsFollowedAtOnce() {
        anchored();
        long set = 3_600_000 * MILLI;
        clock.report(NTP + set + 2000 * MILLI, ticks(2000), 2000 * MILLI);
        assertThat(clock.captured(ticks(2020), 2030 * MILLI)).isEqualTo(2020 * MILLI);
        clock.report(NTP + 3000 * MILLI, ticks(3000), 3000 * MILLI);
        assertThat(clock.captured(ticks(3020), 3030 * MILLI)).isEqualTo(3020 * MILLI);
    }

    @Test
    void aReportThatCannotBeIsNotBelieved() {
        clock.packet(ticks(1000), 1000 * MILLI);
        clock.report(NTP + 1000 * MILLI, ticks(60_000), 1000 * MILLI);
        assertThat(clock.captured(ticks(1020), 1020 * MILLI)).isEqualTo(1020 * MILLI - LAG);
    }

    /** A second of packets, and a report that came without delay. */
    private void anchored() {
        for (long millis = 0; millis <= 1000; millis += 20) {
            clock.packet(ticks(millis), millis * MILLI);
        }
        clock.report(NTP + 1000 * MILLI, ticks(1000), 1000 * MILLI);
    }

    private static long ticks(long millis) {
        return 1_000_000 + millis * 48;
    }
}
