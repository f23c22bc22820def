package vn.giaoban.media.rate;

/**
 * How many packets are lost, judged some time after they were sent: one that came out of order is told of twice, first as
 * missing. What no feedback told of says nothing: the feedback itself may have been lost.
 */
final class LossShare {
    private static final int LATER = 40;
    private static final int SAMPLE = 100;
    private static final double MUCH = 0.1;
    private static final double LITTLE = 0.02;

    private final SentPackets sent;
    private long cursor;
    private int missing;
    private int told;
    private double share;

    LossShare(SentPackets sent) {
        this.sent = sent;
    }

    /**
     * Judges what lies well before the last packet told of.
     *
     * @param skip leave it out: more was sent than the line carries, on purpose
     * @return whether there is a new share
     */
    boolean judge(long last, boolean skip) {
        for (; cursor < last - LATER; cursor++) {
            if (skip) {
                continue;
            }
            if (sent.missing(cursor)) {
                missing++;
                told++;
            } else if (sent.came(cursor)) {
                told++;
            }
        }
        if (told < SAMPLE) {
            return false;
        }
        share = (double) missing / told;
        missing = 0;
        told = 0;
        return true;
    }

    /** 0 to 1. */
    double share() {
        return share;
    }

    boolean much() {
        return share > MUCH;
    }

    boolean little() {
        return share < LITTLE;
    }
}
