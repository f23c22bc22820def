package vn.giaoban.room.sip.media;

import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.room.sip.sdp.Leg;
import vn.giaoban.room.sip.translate.Canvas;
import vn.giaoban.room.sip.translate.StageToRooms;

/**
 * One picture of the conference on its way to a room: H.264 as it comes, translated where its source sends VP8. Confined
 * to the loop.
 */
final class ToRoom implements StageToRooms.Viewer {
    private static final long RECENT_NANOS = 2_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final PictureOut out;
    private final ParameterSets sets = new ParameterSets();
    private Leg.@Nullable Video leg;
    private @Nullable BridgePeer peer;
    private @Nullable StageToRooms shared;
    private boolean shown;
    private final KeyFrames key = new KeyFrames();
    private int stream;
    private long cameAt = NEVER;

    ToRoom(PictureOut out) {
        this.out = out;
    }

    void agreed(Leg.@Nullable Video now) {
        leg = now;
        if (shown) {
            key.afresh();
        }
    }

    void join(BridgePeer to, StageToRooms translator) {
        peer = to;
        shared = translator;
        translator.join(this);
    }

    void forget() {
        if (shared != null) {
            shared.leave(this);
        }
        peer = null;
        shared = null;
        shown = false;
        stream = 0;
    }

    /** Whether this is what the room is shown, of what can be shown on its line. */
    boolean shown() {
        return shown;
    }

    /** The line shows something else now. */
    void rest() {
        if (shown && shared != null) {
            shared.direct(this);
        }
        shown = false;
    }

    /** A packet of the picture. */
    void conference(Codec codec, int from, int sequence, long at, boolean marker, byte[] payload) {
        StageToRooms translator = shared;
        if (leg == null || translator == null) {
            return;
        }
        long now = System.nanoTime();
        if (!shown) {
            key.afresh();
        } else if (now - cameAt > RECENT_NANOS) {
            key.restart();
        }
        shown = true;
        cameAt = now;
        stream = from;
        if (codec == Codec.VP8) {
            translator.packet(this, sequence, at, marker, payload, now);
        } else {
            translator.direct(this);
            send(at, marker, payload);
        }
    }

    private void send(long at, boolean marker, byte[] payload) {
        Leg.Video agreed = leg;
        if (agreed == null || !shown) {
            return;
        }
        for (byte[] part : sets.with(payload)) {
            out.send(agreed, stream, part, at, marker && part == payload);
        }
        if (ParameterSets.startsKeyFrame(payload)) {
            key.came();
        }
    }

    @Override
    public Canvas canvas() {
        Leg.Video agreed = leg;
        return agreed == null
                ? Canvas.LARGE
                : Canvas.of(agreed.profileLevel(), agreed.maxFrame(), agreed.most(), agreed.fragments());
    }

    @Override
    public void translated(long at, boolean marker, byte[] payload) {
        send(at, marker, payload);
    }

    @Override
    public void stageKeyFrameNeeded() {
        ask(System.nanoTime());
    }

    /** Why the room is not shown it; "" when all is well. */
    String fault() {
        StageToRooms translator = shared;
        return translator == null || !shown ? "" : translator.fault();
    }

    /** Whether one that was asked for again and again does not come. */
    boolean noKeyFrame(long now) {
        return shown && now - cameAt < RECENT_NANOS && key.unanswered(now);
    }

    /** Asks the conference for a key frame, which has one way only. */
    void ask(long now) {
        if (!shown) {
            return;
        }
        key.need();
        if (peer != null && stream != 0 && key.next(now) != null) {
            peer.askForKeyFrame(stream);
        }
    }

    void frame(long now) {
        if (leg != null && key.missing()) {
            ask(now);
        }
    }
}
