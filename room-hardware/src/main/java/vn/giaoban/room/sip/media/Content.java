package vn.giaoban.room.sip.media;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.media.rtp.Ntp;
import vn.giaoban.room.bfcp.FloorAction;
import vn.giaoban.room.bfcp.FloorInput;
import vn.giaoban.room.sip.sdp.Agreement;
import vn.giaoban.room.sip.sdp.Leg;
import vn.giaoban.room.sip.translate.RoomToBrowsers;
import vn.giaoban.room.sip.translate.StageToRooms;

/**
 * The second picture of a call: what a room shows beside its own picture, into the conference as its site's screen, and
 * a screen that the conference shows, to the room. A room asks for the floor by BFCP; one without BFCP asks by sending,
 * and gives it back by sending no more. Public methods may be called from any thread.
 */
public final class Content implements RtpLoop.Clocked {
    private static final long QUIET_NANOS = 3_000_000_000L;

    private final RtpLoop loop;
    private final Line line;
    private final FloorLine floor;
    private final PictureOut out;
    private final ToRoom screen;
    private final FromRoom room;
    private Leg.@Nullable Video leg;
    private volatile @Nullable Listener listener;
    private volatile boolean takes;
    private boolean sending;

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
        this.out = new PictureOut(line);
        this.screen = new ToRoom(out);
        this.room = new FromRoom(line, () -> {});
    }

    /** Who hears the room from now on; null for nobody. */
    public void listen(@Nullable Listener to) {
        listener = to;
    }

    /** Whether the room takes a screen of the conference's here; once it does, it is never shown elsewhere. */
    public boolean takes() {
        return takes;
    }

    /** Whether the meeting lets the room show what it asked to. */
    public void decide(boolean granted) {
        loop.execute(() -> tell(granted ? new FloorInput.Granted() : new FloorInput.Denied()));
    }

    /** The meeting shows something else, or nothing. */
    public void revoke() {
        loop.execute(() -> tell(new FloorInput.Revoked()));
    }

    /** Whether the meeting shows a screen that is not this room's. */
    public void others(boolean shown) {
        loop.execute(() -> tell(new FloorInput.Others(shown)));
    }

    /** Whether the conference wants to be sent what the room shows, and coded how. */
    public void wanted(boolean shown, Codec codec) {
        loop.execute(() -> room.wanted(shown, codec));
    }

    private void tell(FloorInput input) {
        floor.handle(input, System.nanoTime() / 1_000_000);
    }

    /** What will be agreed; known before the loop has it. */
    void promised(Agreement.@Nullable Content now) {
        takes |= now != null && now.video().sends();
    }

    void agreed(Agreement.@Nullable Content now) {
        leg = now == null ? null : now.video();
        floor.agreed(now == null ? null : now.floor());
        screen.agreed(leg);
        room.agreed(leg);
        if (now != null) {
            line.agreed(now.video());
        }
    }

    void join(BridgePeer to, StageToRooms screens, RoomToBrowsers coder, RoomToBrowsers simpler) {
        screen.join(to, screens);
        room.join(to::screen, to::takesBoth, coder, simpler);
    }

    void forget() {
        screen.forget();
        room.forget();
    }

    void keyFrameWanted() {
        room.ask(System.nanoTime());
    }

    /** A packet of a screen that the conference shows. */
    void conference(Codec codec, int from, int sequence, long at, boolean marker, byte[] payload) {
        screen.conference(codec, from, sequence, at, marker, payload);
    }

    void datagram(byte[] b, int length, InetSocketAddress from, long now) {
        if (room.room(b, length, from, now) && !sending) {
            sending = true;
            ask(!floor.agreed());
        }
    }

    private void ask(boolean bySending) {
        Listener to = listener;
        if (bySending && to != null) {
            to.asked();
        }
    }

    void control(byte[] b, int length, InetSocketAddress from, long now) {
        if (Picture.asksForKeyFrame(line.control(b, length, from, now))) {
            screen.ask(now);
        }
    }

    void floor(byte[] b, int length, InetSocketAddress from, long now) {
        hear(floor.datagram(b, length, from, now / 1_000_000));
    }

    /** What came by a connection. */
    void floor(FloorInput input) {
        hear(floor.handle(input, System.nanoTime() / 1_000_000));
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
        line.report(now, Ntp.ofUnixMillis(System.currentTimeMillis()), out.timestamp());
        if (sending && !line.statistics().flows(now, QUIET_NANOS)) {
            sending = false;
            Listener to = listener;
            if (!floor.agreed() && to != null) {
                to.givenBack();
            }
        }
        room.frame(now);
        screen.frame(now);
    }
}
