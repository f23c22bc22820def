package vn.giaoban.room.sip.media;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.sdp.Agreement;
import vn.giaoban.room.sip.sdp.Local;

/**
 * What a call has beside sound and picture: control of cameras. Sockets are opened only for what the room's description
 * names, since most rooms have none of it.
 */
public final class SideLines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SideLines.class);
    private static final int CAMERA_CLOCK = 4800;

    private final RtpLoop loop;
    private final InetAddress local;
    private final InetAddress signalled;
    private final int ssrc;
    private final List<DatagramChannel> sockets = new ArrayList<>();
    private volatile @Nullable FarEnd far;

    SideLines(RtpLoop loop, InetAddress local, InetAddress signalled, int ssrc) {
        this.loop = loop;
        this.local = local;
        this.signalled = signalled;
        this.ssrc = ssrc;
    }

    /**
     * Opens what an offer needs; once, before the call is answered.
     *
     * @param offer the room's; null when ours is the offer
     */
    public Local.Side open(@Nullable String offer) throws IOException {
        if (offer != null && !offer.contains("H224/")) {
            return Local.Side.NONE;
        }
        DatagramChannel[] pair = loop.pair(local);
        FarEnd opened = new FarEnd(loop, new Line(pair[0], pair[1], signalled, ssrc, CAMERA_CLOCK));
        far = opened;
        int port = RtpLoop.port(pair[0]);
        loop.execute(() -> {
            sockets.addAll(List.of(pair));
            loop.read(pair[0], opened::datagram);
            loop.read(pair[1], opened::control);
            loop.add(opened);
        });
        return new Local.Side(port);
    }

    /** Control of cameras, ours and the room's; null when the call can have none. */
    public @Nullable FarEnd far() {
        return far;
    }

    void agreed(Agreement agreement) {
        FarEnd opened = far;
        if (opened != null) {
            opened.agreed(agreement.far());
        }
    }

    /** On the loop. */
    @Override
    public void close() {
        FarEnd opened = far;
        if (opened != null) {
            loop.remove(opened);
            opened.end();
        }
        for (DatagramChannel socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("closing", e);
            }
        }
    }
}
