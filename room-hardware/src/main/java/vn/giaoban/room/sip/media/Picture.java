package vn.giaoban.room.sip.media;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.room.sip.sdp.Leg;

/**
 * The pictures of one call, H.264 as it comes in both directions: the stage's to the room, the room's into the
 * conference, and who needs a key frame asks by every way the other end knows (PLI, then FIR, then INFO). Confined to
 * the loop.
 */
final class Picture {
    private static final long ASK_NANOS = 1_000_000_000L;
    private static final long RECENT_NANOS = 2_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Line line;
    private final MediaListener listener;
    private final ParameterSets fromRoom = new ParameterSets();
    private final ParameterSets toRoom = new ParameterSets();
    private Leg.@Nullable Video leg;
    private boolean wanted;
    private boolean needsKey;
    private int stream;
    private int asked;
    private long askedRoomAt = NEVER;
    private long askedConferenceAt = NEVER;
    private long sentAt = NEVER;
    private long timestamp;
    private boolean stageNeedsKey = true;

    Picture(Line line, MediaListener listener) {
        this.line = line;
        this.listener = listener;
    }

    void agreed(Leg.@Nullable Video now) {
        leg = now;
        if (now != null) {
            line.agreed(now);
            needsKey = true;
            stageNeedsKey = true;
        }
    }

    boolean agreed() {
        return leg != null;
    }

    void wanted(boolean camera) {
        needsKey |= camera && !wanted;
        wanted = camera;
    }

    void forget() {
        wanted = false;
        stream = 0;
    }

    /** A packet of the room. */
    void room(byte[] b, int length, InetSocketAddress from, long now, @Nullable BridgePeer peer) {
        RtpPacket packet = line.open(b, length, from, now);
        Leg.Video agreed = leg;
        if (packet == null
                || agreed == null
                || packet.payloadType() != agreed.payloadType()
                || peer == null
                || !wanted) {
            return;
        }
        byte[] payload = Arrays.copyOfRange(b, packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
        long at = packet.timestamp();
        boolean marker = packet.marker();
        if (ParameterSets.startsKeyFrame(payload)) {
            needsKey = false;
        }
        for (byte[] part : fromRoom.with(payload)) {
            peer.picture(part, at, marker && part == payload);
        }
    }

    void control(byte[] b, int length, InetSocketAddress from, long now, @Nullable BridgePeer peer) {
        List<RtcpPacket> packets = line.control(b, length, from, now);
        if (packets.stream()
                .anyMatch(p -> p instanceof RtcpPacket.PictureLoss
                        || p instanceof RtcpPacket.FullIntraRequest
                        || p instanceof RtcpPacket.Other other && other.type() == 192)) {
            askConference(peer, now);
        }
    }

    /** A packet of the stage. */
    void conference(int from, int sequence, long at, boolean marker, byte[] payload) {
        Leg.Video agreed = leg;
        if (agreed == null) {
            return;
        }
        stream = from;
        timestamp = at;
        for (byte[] part : toRoom.with(payload)) {
            line.send(agreed.payloadType(), part, at, marker && part == payload);
        }
        if (ParameterSets.startsKeyFrame(payload)) {
            stageNeedsKey = false;
        }
        sentAt = System.nanoTime();
    }

    void askConference(@Nullable BridgePeer peer, long now) {
        if (peer != null && stream != 0 && now - askedConferenceAt > ASK_NANOS) {
            askedConferenceAt = now;
            peer.askForKeyFrame(stream);
        }
    }

    /** Asks the room, at most once a second, by one way after the other until a key frame comes. */
    void askRoom(long now) {
        needsKey = true;
        Leg.Video agreed = leg;
        if (agreed == null || now - askedRoomAt < ASK_NANOS) {
            return;
        }
        askedRoomAt = now;
        boolean both = !agreed.pictureLoss() && !agreed.fullIntra();
        switch (asked++ % 3) {
            case 0 -> line.askForKeyFrame(!agreed.pictureLoss() && agreed.fullIntra(), asked);
            case 1 -> {
                line.askForKeyFrame(true, asked);
                if (both) {
                    listener.keyFrameByInfo();
                }
            }
            default -> listener.keyFrameByInfo();
        }
    }

    void frame(long now, long ntp, @Nullable BridgePeer peer) {
        if (leg == null) {
            return;
        }
        line.report(now, ntp, timestamp);
        if (needsKey && wanted && line.statistics().flows(now, RECENT_NANOS)) {
            askRoom(now);
        } else if (!needsKey) {
            asked = 0;
        }
        if (stageNeedsKey) {
            askConference(peer, now);
        }
    }

    boolean flows(long now) {
        return leg != null && line.statistics().flows(now, RECENT_NANOS);
    }

    boolean sent(long now) {
        return now - sentAt < RECENT_NANOS;
    }
}
