package vn.giaoban.room.sip.media;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.room.sip.sdp.Leg;
import vn.giaoban.room.sip.translate.RoomToBrowsers;
import vn.giaoban.room.sip.translate.StageToRooms;

/**
 * The main pictures of one call: the stage's to the room, or a screen's where the room has no other place for it, and the
 * room's into the conference. Confined to the loop.
 */
final class Picture {
    private static final long RECENT_NANOS = 2_000_000_000L;
    /** FIR as it was before RFC 5104 (RFC 2032). */
    private static final int OLD_FULL_INTRA = 192;

    private final Line line;
    private final PictureOut out;
    private final ToRoom stage;
    private final ToRoom screen;
    private final FromRoom room;
    private Leg.@Nullable Video leg;

    Picture(Line line, MediaListener listener) {
        this.line = line;
        this.out = new PictureOut(line);
        this.stage = new ToRoom(out);
        this.screen = new ToRoom(out);
        this.room = new FromRoom(line, listener::keyFrameByInfo);
    }

    void agreed(Leg.@Nullable Video now) {
        leg = now;
        stage.agreed(now);
        screen.agreed(now);
        room.agreed(now);
        if (now != null) {
            line.agreed(now);
        }
    }

    boolean agreed() {
        return leg != null;
    }

    /** What the conference wants of the room's picture, and coded how. */
    void wanted(boolean camera, Codec codec) {
        room.wanted(camera, codec);
    }

    /**
     * The room is in a conference.
     *
     * @param screens null where screens go out on another line
     */
    void join(
            BridgePeer to,
            StageToRooms stages,
            @Nullable StageToRooms screens,
            RoomToBrowsers coder,
            RoomToBrowsers simpler) {
        stage.join(to, stages);
        if (screens != null) {
            screen.join(to, screens);
        }
        room.join(to::picture, to::takesBoth, coder, simpler);
    }

    void forget() {
        stage.forget();
        screen.forget();
        room.forget();
    }

    /** A packet of the room. */
    void room(byte[] b, int length, InetSocketAddress from, long now) {
        room.room(b, length, from, now);
    }

    void control(byte[] b, int length, InetSocketAddress from, long now) {
        if (asksForKeyFrame(line.control(b, length, from, now))) {
            askConference(now);
        }
    }

    static boolean asksForKeyFrame(List<RtcpPacket> packets) {
        return packets.stream()
                .anyMatch(p -> p instanceof RtcpPacket.PictureLoss
                        || p instanceof RtcpPacket.FullIntraRequest
                        || p instanceof RtcpPacket.Other other && other.type() == OLD_FULL_INTRA);
    }

    /** A packet of the stage, or of the screen that is shown instead. */
    void conference(boolean ofScreen, Codec codec, int from, int sequence, long at, boolean marker, byte[] payload) {
        (ofScreen ? stage : screen).rest();
        (ofScreen ? screen : stage).conference(codec, from, sequence, at, marker, payload);
    }

    /** Why the room is shown nothing of the stage; "" when all is well. */
    String fault() {
        return stage.fault().isEmpty() ? screen.fault() : stage.fault();
    }

    /** Why not all see the room who are to; "" when they do. */
    String unseen() {
        return room.fault();
    }

    /** Which key frame was asked for in vain by every way, as a stable code; "" when none is missing. */
    String noKeyFrame(long now) {
        if (room.noKeyFrame(now)) {
            return "room-no-key-frame";
        }
        return stage.noKeyFrame(now) || screen.noKeyFrame(now) ? "stage-no-key-frame" : "";
    }

    /** Milliseconds since the room's last key frame; -1 before the first. */
    long keyFrameAge(long now) {
        return room.keyFrameAge(now);
    }

    void askConference(long now) {
        stage.ask(now);
        screen.ask(now);
    }

    /** Somebody in the conference needs a key frame. */
    void askRoom(long now) {
        room.ask(now);
    }

    void frame(long now, long ntp) {
        if (leg == null) {
            return;
        }
        line.report(now, ntp, out.timestamp());
        room.frame(now);
        stage.frame(now);
        screen.frame(now);
    }

    boolean flows(long now) {
        return leg != null && line.statistics().flows(now, RECENT_NANOS);
    }

    boolean sent(long now) {
        return out.sent(now, RECENT_NANOS);
    }
}
