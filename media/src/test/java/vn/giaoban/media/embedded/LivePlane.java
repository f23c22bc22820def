package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.peer.PeerLoop;

/** A plane on 127.0.0.1 with simulated sites in its one room, who send what they are asked for. */
final class LivePlane implements AutoCloseable {
    static final RoomId ROOM = new RoomId("room");
    private static final PeerProfile PROFILE = new PeerProfile(true, 1);

    final EmbeddedMedia.Started started;
    final MediaPlane plane;
    /** What happened, but for what is told all the time. */
    final List<MediaEvent> events = new CopyOnWriteArrayList<>();

    private final PeerLoop peers = PeerLoop.start();

    /**
     * Opens it.
     *
     * @param port 0 for any free one
     * @param advertised where sites are told to send instead
     */
    LivePlane(int port, List<InetSocketAddress> advertised) throws IOException {
        started = EmbeddedMedia.open(new EmbeddedMedia.Settings(
                port,
                List.of(InetAddress.ofLiteral("127.0.0.1")),
                advertised,
                EmbeddedMedia.Settings.LAYERS,
                List.of()));
        plane = started.plane();
        plane.listen(event -> {
            if (!(event instanceof MediaEvent.Levels || event instanceof MediaEvent.Stats)) {
                events.add(event);
            }
        });
    }

    /** What the offer and the answer of somebody say who was taken in and has not connected. */
    Secrets admit(PeerId site) throws Exception {
        return secrets(site, peers.add(plane.plan(PROFILE), "an-khe"));
    }

    /** Takes a site in and waits until it is connected. */
    Secrets join(PeerId site) throws Exception {
        PeerLoop.Peer peer = peers.add(plane.plan(PROFILE), "an-khe");
        plane.listen(event -> {
            if (event instanceof MediaEvent.EncodingsWanted wanted
                    && wanted.peer().equals(site)) {
                peer.send(wanted.microphone(), wanted.rids());
            }
        });
        Secrets secrets = secrets(site, peer);
        peer.answer(secrets.answer());
        MediaEvent.Connected connected = new MediaEvent.Connected(site);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!events.contains(connected)) {
            assertThat(System.nanoTime()).as("%s connects; %s", site, events).isLessThan(end);
            Thread.sleep(5);
        }
        return secrets;
    }

    private Secrets secrets(PeerId site, PeerLoop.Peer peer) throws Exception {
        String answer = plane.admit(ROOM, site, PROFILE, peer.offer()).get(10, TimeUnit.SECONDS);
        return new Secrets(peer.offer(), answer);
    }

    /** Has a site seen and heard by the feed. */
    void onStage(PeerId site) {
        plane.audible(ROOM, new Audible.Only(Set.of(site)));
        plane.assign(List.of(new Assignment(PeerId.feed(ROOM), Slot.STAGE_VIDEO, SourceId.camera(site), 720)));
    }

    /** What only a site and the server know. */
    record Secrets(String offer, String answer) {
        /** The name that checks bear (RFC 8445 7.2.2). */
        String username() {
            return line(answer, "ice-ufrag") + ":" + line(offer, "ice-ufrag");
        }

        String password() {
            return line(answer, "ice-pwd");
        }

        private static String line(String sdp, String name) {
            return sdp.replaceAll("(?s).*?a=" + name + ":(\\S+).*", "$1");
        }
    }

    @Override
    public void close() {
        peers.close();
        plane.close();
    }
}
