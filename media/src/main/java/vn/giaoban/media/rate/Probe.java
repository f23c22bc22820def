package vn.giaoban.media.rate;

/**
 * A short time in which more is sent than the pictures need, to learn whether the line carries it. What arrived how
 * fast of everything sent meanwhile is the answer.
 */
final class Probe {
    static final long LENGTH_NANOS = 150_000_000L;
    private static final int LEAST_PACKETS = 6;
    private static final double ARRIVED_OF_SENT = 0.8;

    final long bitsPerSecond;
    private final long firstNumber;
    private final long began;
    private long endNumber = Long.MAX_VALUE;
    private long sentBytes;
    private int arrivedPackets;
    private long arrivedBytes;
    private double firstArrival = Double.NaN;
    private int firstBytes;
    private double lastArrival;

    Probe(long bitsPerSecond, long firstNumber, long nowNanos) {
        this.bitsPerSecond = bitsPerSecond;
        this.firstNumber = firstNumber;
        this.began = nowNanos;
    }

    boolean sending() {
        return endNumber == Long.MAX_VALUE;
    }

    /** Bytes by which what was sent lags behind what is to be sent by now; ends the sending in time. */
    long due(long nextNumber, long nowNanos) {
        if (nowNanos - began >= LENGTH_NANOS) {
            endNumber = nextNumber;
            return 0;
        }
        return bitsPerSecond * (nowNanos - began) / 8_000_000_000L - sentBytes;
    }

    void sent(int bytes) {
        if (sending()) {
            sentBytes += bytes;
        }
    }

    void arrived(long number, int bytes, double millis) {
        if (number < firstNumber || number >= endNumber) {
            return;
        }
        arrivedPackets++;
        arrivedBytes += bytes;
        if (Double.isNaN(firstArrival)) {
            firstArrival = millis;
            firstBytes = bytes;
        }
        lastArrival = Math.max(lastArrival, millis);
    }

    /** Whether feedback has come to its end. */
    boolean over(long number) {
        return number >= endNumber - 1;
    }

    /** What the line carried, 0 when nothing can be said. */
    long result() {
        double span = lastArrival - firstArrival;
        if (arrivedPackets < LEAST_PACKETS || !(span > 0) || arrivedBytes < ARRIVED_OF_SENT * sentBytes) {
            return 0;
        }
        return Math.min(bitsPerSecond, Math.round((arrivedBytes - firstBytes) * 8 * 1000 / span));
    }
}
