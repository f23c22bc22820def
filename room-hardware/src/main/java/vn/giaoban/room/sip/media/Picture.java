package vn.giaoban.room.sip.media;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.room.sip.sdp.Leg;
import vn.giaoban.room.sip.translate.Canvas;
import vn.giaoban.room.sip.translate.RoomToBrowsers;
import vn.giaoban.room.sip.translate.StageToRooms;

/**
 * The pictures of one call, H.264 as it comes in both directions: the stage's to the room, translated where its source
 * sends VP8, and the room's into the conference. Who needs a key frame asks by every way the other end knows (PLI, then
 * FIR, then INFO). Confined to the loop.
 */
final class Picture implements StageToRooms.Viewer, RoomToBrowsers.Source {
    private static final long RECENT_NANOS = 2_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Line line;
    private final ParameterSets fromRoom = new ParameterSets();
    private final ParameterSets toRoom = new ParameterSets();
    private final RoomKeyFrames keyOfRoom;
    private final KeyFrames keyOfStage = new KeyFrames();
    private Leg.@Nullable Video leg;
    private boolean wanted;
    private Codec wantedCodec = Codec.H264;
    private int stream;
    private long stageAt = NEVER;
    private long sentAt = NEVER;
    private long timestamp;
    private @Nullable BridgePeer peer;
    private @Nullable StageToRooms stage;
    private @Nullable RoomToBrowsers browsers;

    Picture(Line line, MediaListener listener) {
        this.line = line;
        this.keyOfRoom = new RoomKeyFrames(line, listener);
    }

    void agreed(Leg.@Nullable Video now) {
        leg = now;
        if (now != null) {
            line.agreed(now);
            keyOfRoom.need().afresh();
            keyOfStage.afresh();
        }
    }

    boolean agreed() {
        return leg != null;
    }

    /** What the conference wants of the room's picture, and coded how. */
    void wanted(boolean camera, Codec codec) {
        if (camera && (!wanted || codec != wantedCodec)) {
            keyOfRoom.need().afresh();
        }
        wanted = camera;
        wantedCodec = codec;
        if (browsers != null && camera && codec == Codec.VP8) {
            browsers.join(this);
        } else if (browsers != null) {
            browsers.leave(this);
        }
    }

    /** The room is in a conference. */
    void join(BridgePeer to, StageToRooms shared, RoomToBrowsers coder) {
        peer = to;
        stage = shared;
        browsers = coder;
        keyOfStage.afresh();
        shared.join(this);
    }

    void forget() {
        if (stage != null) {
            stage.leave(this);
        }
        if (browsers != null) {
            browsers.leave(this);
        }
        peer = null;
        browsers = null;
        stage = null;
        wanted = false;
        stream = 0;
    }

    /** A packet of the room. */
    void room(byte[] b, int length, InetSocketAddress from, long now) {
        boolean flowed = line.statistics().flows(now, RECENT_NANOS);
        RtpPacket packet = line.open(b, length, from, now);
        Leg.Video agreed = leg;
        if (packet == null || agreed == null || packet.payloadType() != agreed.payloadType() || !wanted) {
            return;
        }
        byte[] payload = Arrays.copyOfRange(b, packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
        long at = packet.timestamp();
        boolean marker = packet.marker();
        if (ParameterSets.startsKeyFrame(payload)) {
            keyOfRoom.need().came();
        } else if (!flowed) {
            keyOfRoom.need().restart();
        }
        BridgePeer to = peer;
        if (to == null) {
            return;
        }
        if (wantedCodec == Codec.VP8 && browsers != null) {
            browsers.packet(this, packet.sequence(), at, marker, payload, now);
            if (!to.takesBoth()) {
                return;
            }
        }
        for (byte[] part : fromRoom.with(payload)) {
            to.picture(Codec.H264, part, at, marker && part == payload);
        }
    }

    @Override
    public void coded(long at, boolean marker, byte[] payload) {
        BridgePeer to = peer;
        if (to != null && wanted && wantedCodec == Codec.VP8) {
            to.picture(Codec.VP8, payload, at, marker);
        }
    }

    @Override
    public void roomKeyFrameNeeded() {
        askRoom(System.nanoTime());
    }

    void control(byte[] b, int length, InetSocketAddress from, long now) {
        List<RtcpPacket> packets = line.control(b, length, from, now);
        if (packets.stream()
                .anyMatch(p -> p instanceof RtcpPacket.PictureLoss
                        || p instanceof RtcpPacket.FullIntraRequest
                        || p instanceof RtcpPacket.Other other && other.type() == 192)) {
            askConference(now);
        }
    }

    /** A packet of the stage. */
    void conference(Codec codec, int from, int sequence, long at, boolean marker, byte[] payload) {
        StageToRooms shared = stage;
        if (leg == null || shared == null) {
            return;
        }
        stream = from;
        long now = System.nanoTime();
        if (now - stageAt > RECENT_NANOS) {
            keyOfStage.restart();
        }
        stageAt = now;
        if (codec == Codec.VP8) {
            shared.packet(this, sequence, at, marker, payload, now);
        } else {
            shared.direct(this);
            toRoom(at, marker, payload);
        }
    }

    private void toRoom(long at, boolean marker, byte[] payload) {
        Leg.Video agreed = leg;
        if (agreed == null) {
            return;
        }
        timestamp = at;
        for (byte[] part : toRoom.with(payload)) {
            line.send(agreed.payloadType(), part, at, marker && part == payload);
        }
        if (ParameterSets.startsKeyFrame(payload)) {
            keyOfStage.came();
        }
        sentAt = System.nanoTime();
    }

    @Override
    public Canvas canvas() {
        Leg.Video agreed = leg;
        return agreed == null ? Canvas.LARGE : Canvas.of(agreed.profileLevel(), agreed.maxFrame(), agreed.fragments());
    }

    @Override
    public void translated(long at, boolean marker, byte[] payload) {
        toRoom(at, marker, payload);
    }

    @Override
    public void stageKeyFrameNeeded() {
        askConference(System.nanoTime());
    }

    /** Why the room is shown nothing of the stage, or not seen by all; "" when all is well. */
    String fault() {
        StageToRooms shared = stage;
        RoomToBrowsers coder = browsers;
        String shown = shared == null ? "" : shared.fault();
        return shown.isEmpty() && coder != null ? coder.fault(this) : shown;
    }

    /** Which key frame was asked for in vain by every way, as a stable code; "" when none is missing. */
    String noKeyFrame(long now) {
        if (wanted && flows(now) && keyOfRoom.need().unanswered(now)) {
            return "room-no-key-frame";
        }
        return now - stageAt < RECENT_NANOS && keyOfStage.unanswered(now) ? "stage-no-key-frame" : "";
    }

    /** Asks the conference, which has one way only. */
    void askConference(long now) {
        keyOfStage.need();
        if (peer != null && stream != 0 && keyOfStage.next(now) != null) {
            peer.askForKeyFrame(stream);
        }
    }

    /** Asks the room by one way after the other until a key frame comes. */
    void askRoom(long now) {
        keyOfRoom.ask(leg, now);
    }

    void frame(long now, long ntp) {
        if (leg == null) {
            return;
        }
        line.report(now, ntp, timestamp);
        if (keyOfRoom.need().missing() && wanted && line.statistics().flows(now, RECENT_NANOS)) {
            askRoom(now);
        }
        if (keyOfStage.missing()) {
            askConference(now);
        }
    }

    boolean flows(long now) {
        return leg != null && line.statistics().flows(now, RECENT_NANOS);
    }

    boolean sent(long now) {
        return now - sentAt < RECENT_NANOS;
    }
}
