package vn.giaoban.media.rate;

/**
 * Whether packets take longer and longer, because a queue grows before them: the slope of the one-way delay over the
 * last groups of packets against a threshold that adapts to the line's own jitter
 * (draft-ietf-rmcat-gcc-02, section 5; the filter is a linear regression). Times in milliseconds.
 */
final class DelayTrend {
    /** What the queue does. */
    enum State {
        NORMAL,
        OVERUSE,
        UNDERUSE
    }

    private static final double GROUP = 5;
    private static final int WINDOW = 20;
    private static final double SMOOTHING = 0.9;
    private static final double GAIN = 4;
    private static final int MOST_GROUPS = 60;
    private static final double OVERUSE_TIME = 10;
    /** A delay that grew by less is no queue worth fleeing from. */
    private static final double QUEUE = 15;

    /** How fast the shortest delay seen is forgotten, for each group: clocks drift, and ways change. */
    private static final double FORGETTING = 0.02;

    private static final double RISE = 0.0087;
    private static final double FALL = 0.039;
    private static final double OUTLIER = 15;

    private final double[] arrivals = new double[WINDOW];
    private final double[] delays = new double[WINDOW];
    private int points;
    private double groupFirstSent = Double.NaN;
    private double groupSent;
    private double groupArrived;
    private double beforeSent = Double.NaN;
    private double beforeArrived;
    private double accumulated;
    private double smoothed;
    private double threshold = 12.5;
    private double shortest = Double.POSITIVE_INFINITY;
    private double overusing = -1;
    private int overuses;
    private double lastTrend;
    private double lastUpdate = Double.NaN;
    private State state = State.NORMAL;

    State state() {
        return state;
    }

    /** One packet; in the order in which they were sent. */
    void packet(double sent, double arrived) {
        if (Double.isNaN(groupFirstSent)) {
            begin(sent, arrived);
        } else if (sent - groupFirstSent > GROUP) {
            end();
            begin(sent, arrived);
        } else {
            groupSent = Math.max(groupSent, sent);
            groupArrived = Math.max(groupArrived, arrived);
        }
    }

    private void begin(double sent, double arrived) {
        groupFirstSent = sent;
        groupSent = sent;
        groupArrived = arrived;
    }

    private void end() {
        if (!Double.isNaN(beforeSent)) {
            double between = groupArrived - beforeArrived;
            double later = between - (groupSent - beforeSent);
            accumulated += later;
            smoothed = points == 0 ? accumulated : SMOOTHING * smoothed + (1 - SMOOTHING) * accumulated;
            shortest = Math.min(shortest + FORGETTING, smoothed);
            arrivals[points % WINDOW] = groupArrived;
            delays[points % WINDOW] = smoothed;
            points++;
            if (points >= WINDOW) {
                judge(slope(), between);
            }
        }
        beforeSent = groupSent;
        beforeArrived = groupArrived;
    }

    private double slope() {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < WINDOW; i++) {
            meanX += arrivals[i] / WINDOW;
            meanY += delays[i] / WINDOW;
        }
        double over = 0;
        double under = 0;
        for (int i = 0; i < WINDOW; i++) {
            over += (arrivals[i] - meanX) * (delays[i] - meanY);
            under += (arrivals[i] - meanX) * (arrivals[i] - meanX);
        }
        return under == 0 ? 0 : over / under;
    }

    private void judge(double slope, double between) {
        double trend = slope * Math.min(points, MOST_GROUPS) * GAIN;
        if (trend > threshold && smoothed - shortest > QUEUE) {
            overusing = overusing < 0 ? between / 2 : overusing + between;
            overuses++;
            if (overusing > OVERUSE_TIME && overuses > 1 && trend >= lastTrend) {
                overusing = 0;
                overuses = 0;
                state = State.OVERUSE;
            }
        } else {
            overusing = -1;
            overuses = 0;
            state = trend < -threshold ? State.UNDERUSE : State.NORMAL;
        }
        lastTrend = trend;
        adapt(trend);
    }

    private void adapt(double trend) {
        double size = Math.abs(trend);
        double passed = Double.isNaN(lastUpdate) ? 0 : Math.min(100, groupArrived - lastUpdate);
        lastUpdate = groupArrived;
        if (size <= threshold + OUTLIER) {
            double change = size < threshold ? FALL : RISE;
            threshold = Math.clamp(threshold + change * (size - threshold) * passed, 6, 600);
        }
    }
}
