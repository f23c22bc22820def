package vn.giaoban.media.peer;

import java.util.List;
import vn.giaoban.media.rtp.RtcpPacket;

/** One stream of a bridge's peer to the media server, as its reports count it. */
final class SentStream {
    final int ssrc;
    int sequence;
    long timestamp;
    long packets;
    long octets;

    SentStream(int ssrc, int sequence) {
        this.ssrc = ssrc;
        this.sequence = sequence;
    }

    /** Whether somebody asks for a key frame of it. */
    boolean needsKeyFrame(List<RtcpPacket> reports) {
        return reports.stream().anyMatch(report -> switch (report) {
            case RtcpPacket.PictureLoss loss -> loss.media() == ssrc;
            case RtcpPacket.FullIntraRequest request -> request.media() == ssrc;
            default -> false;
        });
    }
}
