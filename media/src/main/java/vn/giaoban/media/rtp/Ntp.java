package vn.giaoban.media.rtp;

/** Times as RTCP tells them (RFC 3550, section 4): seconds since 1900 in 32.32 bits. */
public final class Ntp {
    private static final long UNIX = 2_208_988_800L;
    private static final long SECOND_MILLIS = 1_000;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private Ntp() {}

    public static long ofUnixMillis(long millis) {
        return of(Math.floorDiv(millis, SECOND_MILLIS), Math.floorMod(millis, SECOND_MILLIS), SECOND_MILLIS);
    }

    public static long ofUnixNanos(long nanos) {
        return of(Math.floorDiv(nanos, SECOND_NANOS), Math.floorMod(nanos, SECOND_NANOS), SECOND_NANOS);
    }

    private static long of(long seconds, long rest, long second) {
        return seconds + UNIX << 32 | (rest << 32) / second;
    }

    /** Nanoseconds since 1900. */
    public static long toNanos(long ntp) {
        return (ntp >>> 32) * SECOND_NANOS + ((ntp & 0xffffffffL) * SECOND_NANOS >>> 32);
    }

    /** Nanoseconds since 1970. */
    public static long toUnixNanos(long ntp) {
        return toNanos(ntp) - UNIX * SECOND_NANOS;
    }
}
