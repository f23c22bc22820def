package vn.giaoban.room.sip.media;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.room.sip.sdp.Leg;
import vn.giaoban.room.sip.translate.RoomToBrowsers;

/**
 * One picture of a room on its way into the conference: H.264 as it comes, and beside it VP8 while that is wanted. Who
 * needs a key frame asks by every way the room knows: PLI, then FIR, then INFO. Confined to the loop.
 */
final class FromRoom implements RoomToBrowsers.Source {
    private static final long RECENT_NANOS = 2_000_000_000L;

    private final Line line;
    private final RoomKeyFrames key;
    private final ParameterSets sets = new ParameterSets();
    private Leg.@Nullable Video leg;
    private @Nullable Into into;
    private @Nullable RoomToBrowsers browsers;
    private @Nullable PlainPicture plain;
    private BooleanSupplier both = () -> false;
    private boolean wanted;
    private boolean shown;
    private long lastKeyFrame;
    private Codec codec = Codec.H264;

    /** Takes a packet into the conference. */
    interface Into {
        void packet(Codec codec, byte[] payload, long timestamp, boolean marker);
    }

    /** @param info asks for a key frame by SIP */
    FromRoom(Line line, Runnable info) {
        this.line = line;
        this.key = new RoomKeyFrames(line, info);
    }

    void agreed(Leg.@Nullable Video now) {
        leg = now;
        if (now != null) {
            key.need().afresh();
        }
    }

    /**
     * The room is in a conference.
     *
     * @param takesBoth whether the conference takes H.264 and VP8 at one time
     * @param coder for who has no H.264
     * @param simpler for a room that sends what browsers cannot be expected to show
     */
    void join(Into conference, BooleanSupplier takesBoth, RoomToBrowsers coder, RoomToBrowsers simpler) {
        into = conference;
        both = takesBoth;
        browsers = coder;
        plain = new PlainPicture(simpler, conference, this::roomKeyFrameNeeded);
    }

    void forget() {
        if (browsers != null) {
            browsers.leave(this);
        }
        if (plain != null) {
            plain.rest();
        }
        into = null;
        browsers = null;
        plain = null;
        wanted = false;
    }

    /** Whether the conference wants the picture, and coded how. */
    void wanted(boolean now, Codec in) {
        if (now && (!wanted || in != codec)) {
            key.need().afresh();
        }
        wanted = now;
        codec = in;
        if (browsers != null && now && in == Codec.VP8) {
            browsers.join(this);
        } else if (browsers != null) {
            browsers.leave(this);
        }
        if (plain != null && now) {
            plain.again();
        } else if (plain != null) {
            plain.rest();
        }
    }

    /**
     * A datagram of the room.
     *
     * @return whether it was a packet of this picture
     */
    boolean room(byte[] b, int length, InetSocketAddress from, long now) {
        boolean flowed = line.statistics().flows(now, RECENT_NANOS);
        RtpPacket packet = line.open(b, length, from, now);
        Leg.Video agreed = leg;
        if (packet == null || agreed == null || packet.payloadType() != agreed.payloadType()) {
            return false;
        }
        int at = packet.payloadOffset();
        if (ParameterSets.startsKeyFrame(b, at, packet.payloadLength())) {
            shown = true;
            lastKeyFrame = now;
        }
        if (wanted) {
            take(packet, b, flowed, now);
        }
        return true;
    }

    private void take(RtpPacket packet, byte[] b, boolean flowed, long now) {
        byte[] payload = Arrays.copyOfRange(b, packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
        long at = packet.timestamp();
        boolean marker = packet.marker();
        if (ParameterSets.startsKeyFrame(payload)) {
            key.need().came();
        } else if (!flowed) {
            key.need().restart();
        }
        Into to = into;
        if (to == null) {
            return;
        }
        List<byte[]> parts = sets.with(payload);
        if (codec == Codec.VP8 && browsers != null) {
            browsers.packet(this, packet.sequence(), at, marker, payload, now);
            if (!both.getAsBoolean()) {
                return;
            }
        }
        PlainPicture simpler = plain;
        if (simpler != null && !sets.baseline() && simpler.packet(packet.sequence(), at, marker, payload, now)) {
            return;
        }
        for (byte[] part : parts) {
            to.packet(Codec.H264, part, at, marker && part == payload);
        }
    }

    @Override
    public void coded(long at, boolean marker, byte[] payload) {
        Into to = into;
        if (to != null && wanted && codec == Codec.VP8) {
            to.packet(Codec.VP8, payload, at, marker);
        }
    }

    @Override
    public void roomKeyFrameNeeded() {
        ask(System.nanoTime());
    }

    /** Why not all see it who are to; "" when they do, or when it is not wanted. */
    String fault() {
        String simpler = plain == null ? "" : plain.fault();
        return simpler.isEmpty() && browsers != null ? browsers.fault(this) : simpler;
    }

    /** Whether one that was asked for by every way does not come. */
    boolean noKeyFrame(long now) {
        return wanted
                && line.statistics().flows(now, RECENT_NANOS)
                && key.need().unanswered(now);
    }

    /** Milliseconds since its last key frame, whether it was wanted or not; -1 before the first. */
    long keyFrameAge(long now) {
        return shown ? (now - lastKeyFrame) / 1_000_000 : -1;
    }

    /** Asks the room by one way after the other until a key frame comes. */
    void ask(long now) {
        key.ask(leg, now);
    }

    void frame(long now) {
        if (key.need().missing() && wanted && line.statistics().flows(now, RECENT_NANOS)) {
            ask(now);
        }
    }
}
