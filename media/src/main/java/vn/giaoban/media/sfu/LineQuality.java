package vn.giaoban.media.sfu;

import vn.giaoban.media.MediaEvent.Flow;
import vn.giaoban.media.MediaEvent.Stats;
import vn.giaoban.media.Slot;
import vn.giaoban.media.rtp.RtcpPacket.ReportBlock;

/** What a peer's line did between two looks: loss by our counts upwards and by its reports downwards. */
final class LineQuality {
    private long expectedBefore;
    private long receivedBefore;
    private long bytesUpBefore;
    private long bytesDownBefore;
    private long at = -1;
    private double lossDown;
    private int reports;
    private int roundTrip;
    private double jitterDown;
    /** What the server asked of the peer, and the peer of the server. */
    private int askedUp;

    private int askedDown;
    private int keyFramesUp;
    private int keyFramesDown;

    void asksAgain(int packets) {
        askedUp += packets;
    }

    void isAskedAgain(int packets) {
        askedDown += packets;
    }

    void asksForKeyFrame() {
        keyFramesUp++;
    }

    void isAskedForKeyFrame() {
        keyFramesDown++;
    }

    /**
     * @param rate of the reported stream's clock
     * @param ntp now
     */
    void reported(ReportBlock block, int rate, long ntp) {
        lossDown += block.fractionLost() / 256.0;
        jitterDown = Math.max(jitterDown, block.jitter() * 1000.0 / rate);
        reports++;
        if (block.lastReport() != 0) {
            long middle = ntp >>> 16 & 0xffffffffL;
            long ticks = middle - block.lastReport() - block.delay() & 0xffffffffL;
            // A clock that stepped gives nonsense; a line of ten seconds would be lost anyway.
            if (ticks < 10 * 65_536) {
                roundTrip = Math.round(ticks * 1000f / 65_536);
            }
        }
    }

    Stats take(Connection connection, long now) {
        long[] up = new long[3];
        double[] jitterUp = new double[1];
        Intake intake = connection.intake();
        if (intake != null) {
            intake.forEach(track -> {
                up[0] += track.reception.expected();
                up[1] += track.reception.received();
                up[2] += track.reception.bytes();
                if (track.flowing(now)) {
                    jitterUp[0] = Math.max(jitterUp[0], track.reception.jitterMillis());
                }
            });
        }
        long down = connection.slots.stream().mapToLong(OutSlot::octets).sum();
        double seconds = at < 0 ? 5 : Math.max(0.001, (now - at) / 1e9);
        long expected = up[0] - expectedBefore;
        double lossUp = expected <= 0 ? 0 : Math.clamp(1 - (up[1] - receivedBefore) / (double) expected, 0, 1);
        OutSlot stage = connection.slot(Slot.STAGE_VIDEO);
        Track shown = stage == null ? null : stage.stream.current();
        Stats stats = new Stats(
                connection.peer,
                new Flow(
                        lossUp,
                        (int) Math.round(jitterUp[0]),
                        Math.round((up[2] - bytesUpBefore) * 8 / seconds),
                        askedUp,
                        keyFramesUp),
                new Flow(
                        reports == 0 ? 0 : lossDown / reports,
                        (int) Math.round(jitterDown),
                        Math.round((down - bytesDownBefore) * 8 / seconds),
                        askedDown,
                        keyFramesDown),
                roundTrip,
                connection.rate.bitsPerSecond(),
                shown == null ? 0 : shown.height());
        expectedBefore = up[0];
        receivedBefore = up[1];
        bytesUpBefore = up[2];
        bytesDownBefore = down;
        lossDown = 0;
        jitterDown = 0;
        reports = 0;
        askedUp = 0;
        askedDown = 0;
        keyFramesUp = 0;
        keyFramesDown = 0;
        at = now;
        return stats;
    }
}
