package vn.giaoban.media.rate;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.RtcpPacket.TransportFeedback;

/**
 * What the line to one receiver can carry. Every packet sent gets a transport-wide number; the receiver's feedback tells
 * when each arrived. A growing delay or loss lowers the rate at once; calm raises it slowly, and a probe quickly
 * (draft-ietf-rmcat-gcc-02; draft-holmer-rmcat-transport-wide-cc-extensions-01). Sans-IO; times in nanoseconds.
 */
public final class SendRate {
    /** Bits per second, until something is known: enough for a picture of 720 lines and some small ones. */
    public static final long START = 4_000_000;

    /** Never judged to carry less: a voice goes through always. */
    public static final long LEAST = 60_000;

    static final long MOST = 50_000_000;
    private static final double DECREASE = 0.85;
    private static final double INCREASE_PER_SECOND = 1.08;
    private static final double ABOVE_ARRIVED = 1.5;
    private static final long DECREASE_NANOS = 300_000_000L;
    private static final long CALM_NANOS = 2_000_000_000L;
    private static final long FIRST_PAUSE = 2_000_000_000L;
    private static final long LONGEST_PAUSE = 4_000_000_000L;
    /** A probe fills the queue before the line; until that is empty again the delay says nothing. */
    private static final long AFTER_PROBE_NANOS = 600_000_000L;

    /** Until it is looked again whether more is wanted. */
    private static final long CONTENT_NANOS = 500_000_000L;

    /** How much more than the estimate is tried: as long as all of it arrives, and after that. */
    private static final double BOLD_STEP = 2.5;

    private static final double CAREFUL_STEP = 1.5;
    private static final double CARRIED_OF_PROBE = 0.9;
    private static final double ALL_OF_PROBE = 0.9;

    private final SentPackets sent = new SentPackets();
    private final DelayTrend trend = new DelayTrend();
    private final Throughput throughput = new Throughput();
    private final LossShare loss = new LossShare(sent);
    private final ReceiverLimit limit = new ReceiverLimit();
    private long estimate = START;
    private long reference = -1;
    private long lastFeedback = -1;
    private long lastTrouble = Long.MIN_VALUE / 2;
    private long lastDecrease = Long.MIN_VALUE / 2;
    private @Nullable Probe probe;
    private long probeEnded = Long.MIN_VALUE / 2;
    private long nextProbe;
    private long probePause = FIRST_PAUSE;
    private double probeStep = BOLD_STEP;

    /** Notes a packet that is being sent; returns the 16 bits that go into its header. */
    public int sent(int bytes, long nowNanos) {
        if (probe != null) {
            probe.sent(bytes);
        }
        return (int) sent.add(bytes, nowNanos) & 0xffff;
    }

    public long bitsPerSecond() {
        return Math.min(estimate, limit.bitsPerSecond());
    }

    /** The receiver says how many bits per second its line carries. */
    public void told(long bitsPerSecond, long nowNanos) {
        limit.told(bitsPerSecond, nowNanos);
    }

    /** Forgets what the receiver said too long ago; true when it did. */
    public boolean lapse(long nowNanos) {
        return limit.lapse(nowNanos);
    }

    public void feedback(TransportFeedback feedback, long nowNanos) {
        double millis = referenceMillis(feedback.referenceTime());
        long number = sent.extended(feedback.base());
        for (int delta : feedback.deltas()) {
            if (delta == TransportFeedback.LOST) {
                sent.miss(number);
            } else {
                millis += delta / 4.0;
                arrived(number, millis);
            }
            number++;
        }
        probed(number - 1, nowNanos);
        judge(number - 1, nowNanos);
        lastFeedback = nowNanos;
    }

    /** The 24 bits of 64 ms go round in twelve days. */
    private double referenceMillis(int bits) {
        reference = reference < 0 ? bits : reference + ((bits - (int) reference) << 8 >> 8);
        return reference * 64.0;
    }

    private void arrived(long number, double millis) {
        if (!sent.arrive(number)) {
            return;
        }
        int bytes = sent.bytes(number);
        double sentMillis = sent.sentMillis(number);
        throughput.arrived(sentMillis, millis, bytes);
        trend.packet(sentMillis, millis);
        if (probe != null) {
            probe.arrived(number, bytes, millis);
        }
    }

    private void probed(long number, long nowNanos) {
        Probe over = probe;
        if (over == null || over.sending() || !over.over(number)) {
            return;
        }
        probe = null;
        probeEnded = nowNanos;
        long carried = over.result();
        long found = Math.round(carried * CARRIED_OF_PROBE);
        boolean better = found > estimate;
        boolean all = carried >= over.bitsPerSecond * ALL_OF_PROBE;
        if (better) {
            set(found);
        }
        probeStep = all ? BOLD_STEP : CAREFUL_STEP;
        probePause = better ? FIRST_PAUSE / 2 : Math.min(LONGEST_PAUSE, probePause * 2);
        // What the line carried without effort says little about what it can carry: the next one follows at once.
        nextProbe = nowNanos + (better && all ? 0 : probePause);
    }

    private void judge(long number, long nowNanos) {
        boolean probing = probe != null || nowNanos - probeEnded < AFTER_PROBE_NANOS;
        boolean judged = loss.judge(number, probing);
        if (probing) {
            return;
        }
        long carried = throughput.bitsPerSecond();
        boolean overuse = trend.state() == DelayTrend.State.OVERUSE;
        if (overuse || loss.much()) {
            lastTrouble = nowNanos;
        }
        if (overuse && nowNanos - lastDecrease > DECREASE_NANOS) {
            // A queue that grows although all comes through as fast as it is sent may be another's, or only jitter.
            lower(Math.round((throughput.kept() ? estimate : carried) * DECREASE), nowNanos);
        }
        if (judged && loss.much()) {
            lower(Math.round(estimate * (1 - loss.share() / 2)), nowNanos);
        }
        if (!overuse && loss.little() && trend.state() == DelayTrend.State.NORMAL && lastFeedback >= 0) {
            double seconds = Math.min(1, (nowNanos - lastFeedback) / 1e9);
            long grown = Math.round(estimate * Math.pow(INCREASE_PER_SECOND, seconds));
            set(Math.max(estimate, Math.min(grown, Math.round(carried * ABOVE_ARRIVED))));
        }
    }

    private void lower(long rate, long nowNanos) {
        if (rate > 0 && rate < estimate) {
            lastDecrease = nowNanos;
            probePause = FIRST_PAUSE;
            probeStep = CAREFUL_STEP;
            set(rate);
        }
    }

    private void set(long rate) {
        estimate = Math.clamp(rate, LEAST, MOST);
    }

    /** Whether more is being sent to learn what the line carries. */
    public boolean probing() {
        Probe running = probe;
        return running != null && running.sending();
    }

    /** Bytes that should be sent now beyond the pictures, to learn whether the line carries what is wanted; 0 mostly. */
    public long probe(long nowNanos) {
        Probe running = probe;
        return running != null && running.sending() ? Math.max(0, running.due(sent.next(), nowNanos)) : 0;
    }

    /**
     * Begins to send more where that is due; to be asked some ten times a second.
     *
     * @param wish bits per second that the receiver would be sent on a line without limits; asked for now and then
     * @return whether it was begun
     */
    public boolean beginProbe(LongSupplier wish, long nowNanos) {
        boolean calm = nowNanos - lastTrouble > CALM_NANOS && nowNanos >= nextProbe;
        if (probe != null || lastFeedback < 0 || !calm) {
            return false;
        }
        long wanted = wish.getAsLong();
        if (wanted <= estimate) {
            nextProbe = nowNanos + CONTENT_NANOS;
            return false;
        }
        probe = new Probe(Math.min(Math.round(wanted * 1.25), Math.round(estimate * probeStep)), sent.next(), nowNanos);
        return true;
    }
}
