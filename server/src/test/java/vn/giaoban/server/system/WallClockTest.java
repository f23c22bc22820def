package vn.giaoban.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WallClockTest {
    private static final Instant EIGHT = Instant.parse("2026-11-30T01:00:00Z");

    private Instant wall = EIGHT;
    private long nanos = 7;
    private final WallClock clock = new WallClock(
            new Clock() {
                @Override
                public Instant instant() {
                    return wall;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            () -> nanos);

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void aClockThatJumpsAnHourIsNotTrustedUntilItIsSetBack() {
        pass(Duration.ofDays(3));
        assertThat(clock.trusted()).isTrue();
        for (Duration jump : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1)}) {
            wall = wall.plus(jump);
            assertThat(clock.trusted()).isFalse();
            assertThat(clock.moved()).isEqualTo(jump);
            pass(Duration.ofMinutes(5));
            assertThat(clock.trusted()).as("time alone does not heal it").isFalse();
            wall = wall.minus(jump);
            assertThat(clock.trusted()).isTrue();
        }
    }

    @Test
    void aClockThatIsPulledBySecondsIsTrusted() {
        wall = wall.plusSeconds(59);
        assertThat(clock.trusted()).isTrue();
        wall = wall.plusSeconds(1);
        assertThat(clock.trusted()).isFalse();
    }
}
