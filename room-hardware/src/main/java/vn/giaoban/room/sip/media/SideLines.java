package vn.giaoban.room.sip.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.room.sip.sdp.Agreement;
import vn.giaoban.room.sip.sdp.Local;
import vn.giaoban.room.sip.translate.Translations;

/**
 * What a call has beside sound and picture: control of cameras, and a second picture. Sockets are opened only for what
 * the room's description names, since most rooms have none of it.
 */
public final class SideLines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SideLines.class);
    private static final int CAMERA_CLOCK = 4800;
    private static final int PICTURE_CLOCK = 90_000;
    private static final int BACKLOG = 4;

    private final RtpLoop loop;
    private final InetAddress local;
    private final InetAddress signalled;
    private final int ssrc;
    private final FloorTls tls;
    private final List<DatagramChannel> sockets = new ArrayList<>();
    private volatile @Nullable FarEnd far;
    private volatile @Nullable Content content;
    private volatile @Nullable FloorDoor door;

    SideLines(RtpLoop loop, InetAddress local, InetAddress signalled, int ssrc, DtlsIdentity identity) {
        this.tls = new FloorTls(identity);
        this.loop = loop;
        this.local = local;
        this.signalled = signalled;
        this.ssrc = ssrc;
    }

    /**
     * Opens what an offer needs; once, before the call is answered. Where there are no ports left the call does without.
     *
     * @param offer the room's; null when ours is the offer
     */
    public Local.Side open(@Nullable String offer) {
        try {
            return opened(offer);
        } catch (IOException e) {
            LOG.warn("No sockets beside sound and picture for a room's call: {}", e.getMessage());
            return Local.Side.NONE;
        }
    }

    private Local.Side opened(@Nullable String offer) throws IOException {
        boolean slides = offer != null && offer.contains("content:slides");
        int camera = offer == null || offer.contains("H224/") ? openFar() : 0;
        boolean streams = offer != null && (offer.contains(" TCP/BFCP") || offer.contains(" TCP/TLS/BFCP"));
        return slides ? openContent(camera, streams) : new Local.Side(camera, 0, 0);
    }

    private int openFar() throws IOException {
        DatagramChannel[] pair = pair();
        FarEnd opened = new FarEnd(loop, new Line(pair[0], pair[1], signalled, ssrc, CAMERA_CLOCK));
        far = opened;
        loop.execute(() -> {
            loop.read(pair[0], opened::datagram);
            loop.read(pair[1], opened::control);
            loop.add(opened);
        });
        return RtpLoop.port(pair[0]);
    }

    private Local.Side openContent(int camera, boolean streams) throws IOException {
        DatagramChannel[] pair = pair();
        DatagramChannel floor = pair()[0];
        FloorDoor entrance = streams
                ? new FloorDoor(
                        new ServerSocket(RtpLoop.port(floor), BACKLOG, local),
                        signalled,
                        tls,
                        loop,
                        FloorConnection.Patience.USUAL)
                : null;
        door = entrance;
        Content opened = new Content(
                loop,
                new Line(pair[0], pair[1], signalled, ssrc + 1, PICTURE_CLOCK),
                new FloorLine(floor, entrance, signalled));
        content = opened;
        if (entrance != null) {
            entrance.listen(opened::floor);
        }
        loop.execute(() -> {
            loop.read(pair[0], opened::datagram);
            loop.read(pair[1], opened::control);
            loop.read(floor, opened::floor);
            loop.add(opened);
        });
        return new Local.Side(camera, RtpLoop.port(pair[0]), RtpLoop.port(floor), tls.fingerprint());
    }

    private DatagramChannel[] pair() throws IOException {
        DatagramChannel[] pair = loop.pair(local);
        loop.execute(() -> sockets.addAll(List.of(pair)));
        return pair;
    }

    /** What the room shows beside its picture; null when it can show nothing. */
    public @Nullable Content content() {
        return content;
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
        Content shown = content;
        if (shown != null) {
            shown.agreed(agreement.content());
        }
    }

    /** What will be agreed, once the loop gets to it. */
    void promised(Agreement agreement) {
        Content shown = content;
        if (shown != null) {
            shown.promised(agreement.content());
        }
    }

    /** The room has a peer in its conference. */
    void join(BridgePeer peer, UUID conference) {
        Content shown = content;
        if (shown != null) {
            Translations translations = loop.translations();
            shown.join(
                    peer,
                    translations.screen(conference),
                    translations.rooms(conference),
                    translations.plainScreens(conference));
        }
    }

    /** The room is in no conference any more. */
    void forget() {
        Content shown = content;
        if (shown != null) {
            shown.forget();
        }
    }

    /** A packet of a screen that the conference shows; false when this is no place for it. */
    boolean screen(Codec codec, int stream, int sequence, long at, boolean marker, byte[] payload) {
        Content shown = content;
        if (shown != null && shown.takes()) {
            shown.conference(codec, stream, sequence, at, marker, payload);
            return true;
        }
        return false;
    }

    /** Whether a screen of the conference's goes out here. */
    boolean takesScreens() {
        Content shown = content;
        return shown != null && shown.takes();
    }

    /** Somebody in the conference needs a key frame of what the room shows. */
    void keyFrameWanted() {
        Content shown = content;
        if (shown != null) {
            shown.keyFrameWanted();
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
        Content shown = content;
        if (shown != null) {
            loop.remove(shown);
            shown.listen(null);
        }
        FloorDoor entrance = door;
        if (entrance != null) {
            entrance.close();
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
