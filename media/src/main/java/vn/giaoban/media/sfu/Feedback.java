package vn.giaoban.media.sfu;

import java.util.List;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.TransportLog;

/** What a peer is told about what it publishes: when its packets came, which did not, and that a key frame is needed. */
final class Feedback {
    private final Connection connection;
    private final LineQuality quality;
    private final TransportLog transportLog = new TransportLog();
    /** A source that feedback can name; browsers ignore feedback about sources that they do not send. */
    private int transportSsrc;

    Feedback(Connection connection, LineQuality quality) {
        this.connection = connection;
        this.quality = quality;
    }

    void arrived(int transportSequence, long now) {
        transportLog.arrived(transportSequence, now);
    }

    void transportSsrc(int ssrc) {
        transportSsrc = ssrc;
    }

    /** When packets with transport-wide numbers came. */
    void transport() {
        RtcpPacket.TransportFeedback feedback =
                connection.up() ? transportLog.feedback(connection.localSsrc, transportSsrc) : null;
        if (feedback != null) {
            connection.sendRtcp(List.of(feedback));
        }
    }

    void askForKeyFrames(long now) {
        Intake intake = connection.intake();
        if (intake != null && connection.up()) {
            intake.forEach(track -> askForKeyFrame(track, now));
        }
    }

    void askForKeyFrame(Track track, long now) {
        if (track.asksForKeyFrame(now)) {
            quality.asksForKeyFrame();
            connection.sendRtcp(List.of(new RtcpPacket.PictureLoss(connection.localSsrc, track.ssrc)));
        }
    }

    boolean misses() {
        Intake intake = connection.intake();
        return intake != null && intake.misses();
    }

    void askForMissing(long now) {
        Intake intake = connection.intake();
        if (intake == null || !connection.up()) {
            return;
        }
        intake.forEach(track -> {
            List<Integer> due = track.missing.none() ? List.of() : track.missing.due(now);
            if (!due.isEmpty() && intake.feedback(track, "nack")) {
                quality.asksAgain(due.size());
                connection.sendRtcp(List.of(new RtcpPacket.Nack(connection.localSsrc, track.ssrc, due)));
            }
        });
    }
}
