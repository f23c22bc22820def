package vn.giaoban.media.sfu;

/** NTP timestamps (RFC 3550 4): seconds since 1900 in 32.32 bits. */
final class Ntp {
    private static final long UNIX = 2_208_988_800L;

    private Ntp() {}

    static long toNanos(long ntp) {
        return (ntp >>> 32) * 1_000_000_000L + ((ntp & 0xffffffffL) * 1_000_000_000L >>> 32);
    }

    static long ofUnixNanos(long unixNanos) {
        long seconds = Math.floorDiv(unixNanos, 1_000_000_000L);
        long nanos = Math.floorMod(unixNanos, 1_000_000_000L);
        return seconds + UNIX << 32 | (nanos << 32) / 1_000_000_000L;
    }
}
