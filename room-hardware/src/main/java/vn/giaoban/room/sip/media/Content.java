package vn.giaoban.room.sip.media;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.room.bfcp.FloorAction;
import vn.giaoban.room.bfcp.FloorInput;
import vn.giaoban.room.sip.sdp.Agreement;
import vn.giaoban.room.sip.sdp.Leg;

/**
 * What a room shows beside its picture, into the conference as a site's screen. It asks for the floor by BFCP; a room
 * without BFCP asks by sending, and gives it back by sending no more. Public methods may be called from any thread.
 */
public final class Content implements RtpLoop.Clocked {
    private static final long ASK_NANOS = 1_000_000_000L;
    private static final long QUIET_NANOS = 3_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final RtpLoop loop;
    private final Line line;
    private final FloorLine floor;
    private final ParameterSets sets = new ParameterSets();
    private Leg.@Nullable Video leg;
    private @Nullable BridgePeer peer;
    private volatile @Nullable Listener listener;
    private boolean wanted;
    private boolean needsKey;
    private boolean sending;
    private long askedAt = NEVER;
    private long timestamp;

    /** Hears the room; on the loop, must return at once. */
    public interface Listener {
        /** The room wants to show something: to be answered by {@link #decide}. */
        void asked();

        /** The room shows nothing any more. */
        void givenBack();
    }

    Content(RtpLoop loop, Line line, FloorLine floor) {
        this.loop = loop;
        this.line = line;
        this.floor = floor;
    }

    /** Who hears the room from now on; null for nobody. */
    public void listen(@Nullable Listener to) {
        listener = to;
    }

    /** Whether the meeting lets the room show what it asked to. */
    public void decide(boolean granted) {
        loop.execute(() -> tell(granted ? new FloorInput.Granted() : new FloorInput.Denied()));
    }

    /** The meeting shows something else, or nothing. */
    public void revoke() {
        loop.execute(() -> tell(new FloorInput.Revoked()));
    }

    /** Whether the conference wants to be sent what the room shows. */
    public void wanted(boolean screen) {
        loop.execute(() -> {
            needsKey |= screen && !wanted;
            wanted = screen;
        });
    }

    private void tell(FloorInput input) {
        floor.handle(input, System.nanoTime() / 1_000_000);
    }

    void agreed(Agreement.@Nullable Content now) {
        leg = now == null ? null : now.video();
        floor.agreed(now == null ? null : now.floor());
        if (now != null) {
            line.agreed(now.video());
        }
    }

    void join(@Nullable BridgePeer to) {
        peer = to;
        wanted &= to != null;
    }

    void keyFrameWanted() {
        needsKey = true;
    }

    void datagram(byte[] b, int length, InetSocketAddress from, long now) {
        RtpPacket packet = line.open(b, length, from, now);
        Leg.Video agreed = leg;
        if (packet == null || agreed == null || packet.payloadType() != agreed.payloadType()) {
            return;
        }
        if (!sending) {
            sending = true;
            ask(!floor.agreed());
        }
        BridgePeer to = peer;
        if (to == null || !wanted) {
            return;
        }
        byte[] payload = Arrays.copyOfRange(b, packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
        timestamp = packet.timestamp();
        boolean marker = packet.marker();
        needsKey &= !ParameterSets.startsKeyFrame(payload);
        for (byte[] part : sets.with(payload)) {
            to.screen(part, timestamp, marker && part == payload);
        }
    }

    private void ask(boolean bySending) {
        Listener to = listener;
        if (bySending && to != null) {
            to.asked();
        }
    }

    void control(byte[] b, int length, InetSocketAddress from, long now) {
        line.control(b, length, from, now);
    }

    void floor(byte[] b, int length, InetSocketAddress from, long now) {
        hear(floor.datagram(b, length, from, now / 1_000_000));
    }

    private void hear(List<FloorAction> actions) {
        Listener to = listener;
        for (FloorAction action : actions) {
            switch (action) {
                case FloorAction.Send _ -> {}
                case FloorAction.Asked _ -> {
                    if (to == null) {
                        tell(new FloorInput.Denied());
                    } else {
                        to.asked();
                    }
                }
                case FloorAction.GivenBack _ -> {
                    if (to != null) {
                        to.givenBack();
                    }
                }
            }
        }
    }

    @Override
    public void frame(long now) {
        if (leg == null) {
            return;
        }
        hear(floor.handle(new FloorInput.Tick(), now / 1_000_000));
        long unix = System.currentTimeMillis();
        line.report(now, CallMedia.ntp(unix), timestamp);
        boolean flows = line.statistics().flows(now, QUIET_NANOS);
        if (sending && !flows) {
            sending = false;
            Listener to = listener;
            if (!floor.agreed() && to != null) {
                to.givenBack();
            }
        }
        if (needsKey && wanted && flows && now - askedAt > ASK_NANOS) {
            askedAt = now;
            Leg.Video agreed = leg;
            line.askForKeyFrame(agreed != null && !agreed.pictureLoss() && agreed.fullIntra(), 1);
        }
    }
}
