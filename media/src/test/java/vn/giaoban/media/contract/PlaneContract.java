package vn.giaoban.media.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.Capabilities;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.Leg;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.MediaPlane.BadOffer;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Plan;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.peer.PeerLoop;

/**
 * What every driver of the media port does. The control part holds for all of them, against a stub where there is no
 * server; the media part needs real packets, and says that it is not proven where there are none.
 */
public abstract class PlaneContract {
    protected static final RoomId ROOM = new RoomId("room");
    protected static final PeerId ONE = new PeerId("one");
    protected static final PeerId TWO = new PeerId("two");
    protected static final PeerProfile SITE = new PeerProfile(true, 1);

    protected final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private final List<MediaEvent> heard = new ArrayList<>();
    private static final long LIMIT_NANOS = 10_000_000_000L;
    private final PeerLoop peers;
    private MediaPlane plane;

    protected PlaneContract() throws Exception {
        peers = PeerLoop.start();
        plane = start();
    }

    /** A driver of its own for each test. */
    protected abstract MediaPlane start() throws Exception;

    /** Why packets cannot be proven here; empty where they are. */
    protected abstract Optional<String> notProven();

    protected MediaPlane plane() {
        return plane;
    }

    @BeforeEach
    void listen() {
        plane.listen(events::add);
    }

    @AfterEach
    void stop() {
        peers.close();
        plane.close();
    }

    @Test
    void thePlanKeepsWithinWhatTheDriverCan() {
        Capabilities can = plane.capabilities();
        Plan plan = plane.plan(new PeerProfile(true, 25));
        assertThat(plan.audioSlots()).isEqualTo(can.audioSlots());
        assertThat(plan.videoSlots()).isBetween(1, can.maxVideoSlots());
        assertThat(plan.cameraLayers()).isEqualTo(can.layers());
        assertThat(can.simulcast()).isEqualTo(can.layers().size() > 1);
        assertThat(plan.videoCodecs())
                .isEqualTo(can.codecs().stream().map(Enum::name).toList());
        assertThat(plane.plan(new PeerProfile(false, 1)).cameraLayers())
                .as("who may not publish")
                .isEmpty();
        assertThat(plane.fault()).isEmpty();
    }

    @Test
    void anOfferByThePlanIsAnsweredAndAnsweredAgainOnARestart() throws Exception {
        PeerLoop.Peer site = peers.add(plane.plan(SITE), "an-khe");
        String offer = site.offer();
        assertThat(plane.admit(ROOM, ONE, SITE, offer).get(10, TimeUnit.SECONDS))
                .startsWith("v=0");
        assertThat(plane.restart(ONE, offer).get(10, TimeUnit.SECONDS)).startsWith("v=0");
    }

    @Test
    void nonsenseIsRefusedWithACode() {
        refused(plane.admit(ROOM, ONE, SITE, "nonsense"), "sdp-malformed");
    }

    @Test
    void aRestartOfNobodyIsRefused() {
        refused(plane.restart(new PeerId("nobody"), "v=0\r\n"), "peer-unknown");
    }

    @Test
    void aLegThatThePlanDoesNotHaveIsRefused() {
        int beyond = plane.capabilities().legs() == Capabilities.Legs.ONE ? 1 : SITE.videoSlots() + 1;
        refused(plane.admit(ROOM, new Leg(ONE, beyond), SITE, "v=0\r\n"), "leg-unknown");
    }

    @Test
    void whereEachPictureHasALegEachIsAnswered() throws Exception {
        if (plane.capabilities().legs() == Capabilities.Legs.PER_SLOT) {
            String offer = peers.add(plane.plan(SITE), "an-khe").offer();
            for (Leg leg : List.of(Leg.first(ONE), Leg.ofSlot(ONE, 0))) {
                assertThat(plane.admit(ROOM, leg, SITE, offer).get(10, TimeUnit.SECONDS))
                        .startsWith("v=0");
            }
        }
    }

    @Test
    void whatNobodyKnowsIsIgnored() throws Exception {
        PeerId nobody = new PeerId("nobody");
        plane.drop(nobody);
        plane.assign(List.of(new Assignment(nobody, Slot.STAGE_VIDEO, SourceId.camera(ONE), 720)));
        plane.audible(new RoomId("nowhere"), new Audible.Only(Set.of(nobody)));
        plane.limit(nobody, 300_000);
        plane.prefer(SourceId.camera(nobody), FeedPacket.Codec.H264);
        plane.refresh(new RoomId("nowhere"));
        plane.close(new RoomId("nowhere"));
        join(ONE);
    }

    @Test
    void everySourceHasANumberOfItsOwnWhereNumbersLabelPackets() throws Exception {
        join(ONE);
        join(TWO);
        plane.drop(ONE);
        List<MediaEvent.SourceNumbered> numbers = numbered();
        for (long end = System.nanoTime() + LIMIT_NANOS;
                plane.capabilities().labels()
                        && numbers.stream().noneMatch(n -> n.source().peer().equals(TWO))
                        && System.nanoTime() < end; ) {
            Thread.sleep(10);
            numbers = numbered();
        }
        if (plane.capabilities().labels()) {
            assertThat(numbers).extracting(MediaEvent.SourceNumbered::number).doesNotHaveDuplicates();
            assertThat(numbers).extracting(n -> n.source().peer()).contains(ONE, TWO);
        } else {
            assertThat(numbers).isEmpty();
        }
    }

    @Test
    void aRoomThatIsClosedKnowsItsPeersNoMore() throws Exception {
        join(ONE);
        plane.close(ROOM);
        refused(plane.restart(ONE, peers.add(plane.plan(SITE), "an-khe").offer()), "peer-unknown");
    }

    @Test
    void aDroppedPeerIsUnknown() throws Exception {
        join(ONE);
        plane.drop(ONE);
        refused(plane.restart(ONE, peers.add(plane.plan(SITE), "an-khe").offer()), "peer-unknown");
    }

    @Test
    void packetsFollowWhatWasAskedFor() throws Exception {
        Optional<String> reason = notProven();
        if (reason.isPresent()) {
            String line =
                    "NOT PROVEN: the media part of the " + plane.capabilities().driver() + " driver: " + reason.get();
            System.out.println(line);
            Assumptions.abort(line);
        }
        BlockingQueue<FeedPacket> fed = new LinkedBlockingQueue<>();
        PeerLoop.Peer loud = connected(ONE);
        PeerLoop.Peer mute = connected(TWO);
        plane.audible(ROOM, new Audible.Only(Set.of(ONE)));
        plane.assign(List.of(new Assignment(PeerId.feed(ROOM), Slot.STAGE_VIDEO, SourceId.camera(ONE), 720)));
        plane.feed(ROOM, fed::add);
        // Both send whatever they have: only what may be heard and is on stage comes out.
        loud.send(true, List.of("h"));
        mute.send(true, List.of("h"));
        Set<FeedPacket.Codec> missing = new HashSet<>(Set.of(FeedPacket.Codec.OPUS, FeedPacket.Codec.VP8));
        for (int i = 0; i < 500 || !missing.isEmpty(); i++) {
            FeedPacket packet = fed.poll(10, TimeUnit.SECONDS);
            assertThat(packet).as("still missing " + missing).isNotNull();
            if (packet != null) {
                missing.remove(packet.codec());
                assertThat(packet.source().peer()).isEqualTo(ONE);
            }
        }
        plane.audible(ROOM, new Audible.Only(Set.of(TWO)));
        FeedPacket packet = fed.poll(10, TimeUnit.SECONDS);
        while (packet != null && !packet.source().equals(SourceId.microphone(TWO))) {
            packet = fed.poll(10, TimeUnit.SECONDS);
        }
        assertThat(packet).as("the other is heard now").isNotNull();
    }

    private void join(PeerId id) throws Exception {
        String offer = peers.add(plane.plan(SITE), "an-khe").offer();
        plane.admit(ROOM, id, SITE, offer).get(10, TimeUnit.SECONDS);
    }

    private PeerLoop.Peer connected(PeerId id) throws Exception {
        PeerLoop.Peer peer = peers.add(plane.plan(SITE), "an-khe");
        peer.answer(plane.admit(ROOM, id, SITE, peer.offer()).get(10, TimeUnit.SECONDS));
        MediaEvent event = events.poll(10, TimeUnit.SECONDS);
        while (event != null && !event.equals(new MediaEvent.Connected(id))) {
            event = events.poll(10, TimeUnit.SECONDS);
        }
        assertThat(event).as(id + " connected").isNotNull();
        return peer;
    }

    /** Everything that was asked for before is done once this is refused. */
    private List<MediaEvent.SourceNumbered> numbered() {
        settle();
        return heard.stream()
                .filter(MediaEvent.SourceNumbered.class::isInstance)
                .map(MediaEvent.SourceNumbered.class::cast)
                .toList();
    }

    private void settle() {
        refused(plane.restart(new PeerId("settle"), "v=0\r\n"), "peer-unknown");
        events.drainTo(heard);
    }

    private static void refused(CompletableFuture<String> answer, String code) {
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        BadOffer.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
