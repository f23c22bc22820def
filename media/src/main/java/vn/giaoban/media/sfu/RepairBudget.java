package vn.giaoban.media.sfu;

/**
 * How much may be sent again: a share of what the line carries. On a line that is too thin for what is sent nearly all is
 * asked for again, and sending it again would make it thinner.
 */
final class RepairBudget {
    private static final double SHARE = 0.3;
    private static final double LONGEST_SECONDS = 0.5;

    private double bytes = Double.NaN;
    private long at;

    /** Bytes that may be sent again now. */
    long allowed(long bitsPerSecond, long now) {
        double most = bitsPerSecond / 8.0 * SHARE * LONGEST_SECONDS;
        double earned = (now - at) / 1e9 * bitsPerSecond / 8 * SHARE;
        bytes = Double.isNaN(bytes) ? most : Math.min(most, bytes + earned);
        at = now;
        return Math.round(bytes);
    }

    void spend(long sent) {
        bytes -= sent;
    }
}
