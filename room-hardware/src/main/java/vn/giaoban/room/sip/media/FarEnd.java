package vn.giaoban.room.sip.media;

import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.room.h281.FarEndMessage;
import vn.giaoban.room.h281.FarEndReader;
import vn.giaoban.room.h281.FarEndWriter;
import vn.giaoban.room.sip.sdp.Leg;

/**
 * Control of cameras in one call, as H.224 over RTP (RFC 4573): messages to and from the room. Which clients this end
 * has is answered here; all else is the listener's. Public methods may be called from any thread.
 */
public final class FarEnd implements RtpLoop.Clocked {
    private static final long NANOS_PER_TICK = 1_000_000_000L / 4800;

    private final RtpLoop loop;
    private final Line line;
    private final FarEndReader reader = new FarEndReader();
    private Leg.@Nullable Far leg;
    private volatile boolean open;
    private volatile @Nullable Listener listener;

    /** Hears the room; on the loop, must return at once. Times are milliseconds of one steady clock. */
    public interface Listener {
        void heard(FarEndMessage message, long now);

        /** Every 20 ms. */
        void tick(long now);

        /** Whether there is a camera here that the room may move. */
        boolean camera();
    }

    FarEnd(RtpLoop loop, Line line) {
        this.loop = loop;
        this.line = line;
    }

    /** Whether the room takes our messages. */
    public boolean open() {
        return open;
    }

    /** Who hears the room from now on; null for nobody. */
    public void listen(@Nullable Listener to) {
        listener = to;
    }

    /** Sends a message to the room, if it takes any. */
    public void send(FarEndMessage message) {
        loop.execute(() -> say(message));
    }

    void agreed(Leg.@Nullable Far now) {
        leg = now;
        open = now != null && now.sends();
        if (now != null) {
            line.agreed(now);
            say(new FarEndMessage.AskClients());
        }
    }

    void end() {
        open = false;
        listener = null;
    }

    private void say(FarEndMessage message) {
        Leg.Far agreed = leg;
        if (agreed != null) {
            line.send(
                    agreed.payloadType(),
                    FarEndWriter.payload(message),
                    System.nanoTime() / NANOS_PER_TICK & 0xFFFF_FFFFL,
                    true);
        }
    }

    void datagram(byte[] b, int length, InetSocketAddress from, long now) {
        RtpPacket packet = line.open(b, length, from, now);
        Leg.Far agreed = leg;
        if (packet == null || agreed == null || packet.payloadType() != agreed.payloadType()) {
            return;
        }
        byte[] payload = Arrays.copyOfRange(b, packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
        for (FarEndMessage message : reader.read(payload)) {
            Listener to = listener;
            if (message instanceof FarEndMessage.AskClients) {
                say(new FarEndMessage.Clients(to != null && to.camera()));
            } else if (to != null) {
                to.heard(message, now / 1_000_000);
            }
        }
    }

    void control(byte[] b, int length, InetSocketAddress from, long now) {
        line.control(b, length, from, now);
    }

    @Override
    public void frame(long now) {
        Listener to = listener;
        if (to != null) {
            to.tick(now / 1_000_000);
        }
    }
}
