package vn.giaoban.media.sfu;

import vn.giaoban.media.MediaEvent.Quality;
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

    /** @param ntp now */
    void reported(ReportBlock block, long ntp) {
        lossDown += block.fractionLost() / 256.0;
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

    Quality take(Connection connection, long now) {
        long[] up = new long[3];
        Intake intake = connection.intake();
        if (intake != null) {
            intake.forEach(track -> {
                up[0] += track.reception.expected();
                up[1] += track.reception.received();
                up[2] += track.reception.bytes();
            });
        }
        long down = connection.slots.stream().mapToLong(OutSlot::octets).sum();
        double seconds = at < 0 ? 5 : Math.max(0.001, (now - at) / 1e9);
        long expected = up[0] - expectedBefore;
        double lossUp = expected <= 0 ? 0 : Math.clamp(1 - (up[1] - receivedBefore) / (double) expected, 0, 1);
        Quality quality = new Quality(
                connection.peer,
                lossUp,
                reports == 0 ? 0 : lossDown / reports,
                roundTrip,
                Math.round((up[2] - bytesUpBefore) * 8 / seconds),
                Math.round((down - bytesDownBefore) * 8 / seconds));
        expectedBefore = up[0];
        receivedBefore = up[1];
        bytesUpBefore = up[2];
        bytesDownBefore = down;
        lossDown = 0;
        reports = 0;
        at = now;
        return quality;
    }
}
