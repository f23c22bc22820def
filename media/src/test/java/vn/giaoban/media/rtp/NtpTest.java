package vn.giaoban.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NtpTest {
    /** Dates of RFC 5905, figure 4. */
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 2208988800",
        "1972-01-01T00:00:00Z, 2272060800",
        "1999-12-31T00:00:00Z, 3155587200"
    })
    void secondsAreCountedFrom1900(Instant date, long seconds) {
        assertThat(Ntp.ofUnixMillis(date.toEpochMilli())).isEqualTo(seconds << 32);
        assertThat(Ntp.ofUnixNanos(date.getEpochSecond() * 1_000_000_000L)).isEqualTo(seconds << 32);
    }

    @Test
    void theRestIsAPartOf2To32() {
        assertThat(Ntp.ofUnixMillis(500) & 0xffffffffL).isEqualTo(0x8000_0000L);
        assertThat(Ntp.ofUnixNanos(250_000_000L) & 0xffffffffL).isEqualTo(0x4000_0000L);
    }

    @Test
    void whatIsToldAndReadBackIsTheSameTime() {
        long nanos = 1_763_884_800_123_456_789L;
        assertThat(Ntp.toUnixNanos(Ntp.ofUnixNanos(nanos))).isBetween(nanos - 1, nanos);
    }
}
