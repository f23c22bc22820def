package vn.giaoban.media.sfu;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Plan;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.ice.Candidate;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.sdp.Negotiator;
import vn.giaoban.media.sdp.SessionDescription;
import vn.giaoban.media.secure.Fingerprint;
import vn.giaoban.media.secure.SrtpKeys;
import vn.giaoban.media.secure.SrtpProfile;

/** The core and its peers in virtual time, joined by a wire that delays, reorders and loses by a seed. */
public final class VirtualNetwork {
    static final RoomId ROOM = new RoomId("room");
    static final List<Plan.Layer> LAYERS = List.of(
            new Plan.Layer("h", 1, 1_200_000), new Plan.Layer("m", 2, 400_000), new Plan.Layer("l", 4, 120_000));
    private static final Fingerprint IDENTITY = Fingerprint.of(new byte[] {1});
    private static final long MILLI = 1_000_000L;
    private static final long UNIX_NANOS = 1_800_000_000_000_000_000L;

    /**
     * How the wire behaves; chances are parts of 1.
     *
     * @param loss 1: nothing passes at all
     * @param jitterNanos by so much at most packets come later, in their order
     */
    public record Wire(double loss, double reorder, double twice, long delayNanos, long jitterNanos) {
        static final Wire PERFECT = new Wire(0, 0, 5 * MILLI);
        static final Wire CUT = new Wire(1, 0, 5 * MILLI);

        Wire(double loss, double reorder, long delayNanos) {
            this(loss, reorder, 0, delayNanos, 0);
        }
    }

    private record Flight(
            long arrives,
            long order,
            byte[] datagram,
            @Nullable VirtualPeer to,
            VirtualPeer peer) {}

    final long seed;
    final Sfu sfu;
    final List<MediaEvent> events = new ArrayList<>();
    final List<FeedPacket> fed = new ArrayList<>();
    final Map<String, VirtualPeer> peers = new LinkedHashMap<>();
    Wire wire = Wire.PERFECT;
    /** Nothing but sound and what is urgent leaves the server, as where its line is full. */
    boolean picturesWait;

    private final Random random;
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(Comparator.comparingLong(Flight::arrives).thenComparingLong(Flight::order));
    private final Map<Path, VirtualPeer> byPath = new LinkedHashMap<>();
    /** When the last one of each way arrives. */
    private final Map<List<Object>, Long> last = new HashMap<>();

    private long now = MILLI;
    private long sent;

    VirtualNetwork(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.sfu = new Sfu(
                new Sfu.Settings(
                        UNIX_NANOS, List.of(Candidate.udp(new InetSocketAddress("192.0.2.1", 1))), IDENTITY, LAYERS),
                new Random(seed));
    }

    long now() {
        return now;
    }

    /** The wall clock of the server, Unix milliseconds. */
    double unixMillis(long nanos) {
        return (UNIX_NANOS + nanos) / 1e6;
    }

    VirtualPeer join(String name, int videoSlots) {
        return join(name, new PeerProfile(true, videoSlots));
    }

    VirtualPeer join(String name, PeerProfile profile) {
        return join(name, profile, FeedPacket.Codec.VP8);
    }

    /** @param codecs of pictures, its own choice first */
    VirtualPeer join(String name, PeerProfile profile, FeedPacket.Codec... codecs) {
        return join(peer(name, profile, codecs), profile);
    }

    /** One that says what its line carries (REMB) instead of when each packet came. */
    VirtualPeer joinEstimating(String name) {
        PeerProfile profile = new PeerProfile(true, 1);
        VirtualPeer peer = peer(name, profile, FeedPacket.Codec.VP8);
        peer.estimator = new VirtualEstimator();
        return join(peer, profile);
    }

    private VirtualPeer peer(String name, PeerProfile profile, FeedPacket.Codec... codecs) {
        Path path = new Path(0, new InetSocketAddress("198.51.100." + (peers.size() + 1), 5000));
        return new VirtualPeer(this, name, profile, path, random.nextLong(), List.of(codecs));
    }

    private VirtualPeer join(VirtualPeer peer, PeerProfile profile) {
        String name = peer.id.value();
        Path path = peer.path;
        peers.put(name, peer);
        byPath.put(path, peer);
        String answer =
                sfu.admit(ROOM, peer.id, Negotiator.agree(SessionDescription.parse(peer.offer()), profile), now);
        peer.answered(SessionDescription.parse(answer));
        return peer;
    }

    void assign(VirtualPeer receiver, Slot slot, @Nullable SourceId source, int maxHeight) {
        sfu.assign(new Assignment(receiver.id, slot, source, maxHeight), now);
    }

    /** Puts a peer on stage at a receiver, with its voice, as the floor does. */
    void stage(VirtualPeer receiver, VirtualPeer speaker) {
        assign(receiver, Slot.STAGE_VIDEO, SourceId.camera(speaker.id), 720);
        assign(receiver, Slot.STAGE_AUDIO, SourceId.microphone(speaker.id), 0);
    }

    void audible(VirtualPeer... speakers) {
        Set<PeerId> ids = new java.util.HashSet<>();
        for (VirtualPeer speaker : speakers) {
            ids.add(speaker.id);
        }
        sfu.audible(ROOM, new Audible.Only(ids), now);
    }

    int number(SourceId source) {
        return events.stream()
                .filter(MediaEvent.SourceNumbered.class::isInstance)
                .map(MediaEvent.SourceNumbered.class::cast)
                .filter(event -> event.source().equals(source))
                .findFirst()
                .orElseThrow()
                .number();
    }

    void run(long millis) {
        for (long end = now + millis * MILLI; now < end; now += MILLI) {
            for (VirtualPeer peer : peers.values()) {
                peer.tick(now);
            }
            deliver();
            sfu.tick(now);
            act();
        }
    }

    void toServer(VirtualPeer from, byte[] datagram) {
        fly(datagram, null, from);
    }

    private void fly(byte[] datagram, @Nullable VirtualPeer to, VirtualPeer peer) {
        boolean media = (datagram[0] & 0xc0) == 0x80;
        long queued = to == null ? 0 : to.line.queue(datagram.length, now);
        if (queued < 0) {
            return;
        }
        if (wire.loss() >= 1 || media && random.nextDouble() < wire.loss()) {
            return;
        }
        long delay = wire.delayNanos() + queued;
        if (media && random.nextDouble() < wire.reorder()) {
            delay += random.nextLong(30 * MILLI);
        }
        long arrives = now + delay;
        if (wire.jitterNanos() > 0) {
            List<Object> way = List.of(peer.id, to == null);
            arrives = Math.max(last.getOrDefault(way, 0L), arrives + random.nextLong(wire.jitterNanos()));
            last.put(way, arrives);
        }
        flights.add(new Flight(arrives, sent++, datagram, to, peer));
        if (media && wire.twice() > 0 && random.nextDouble() < wire.twice()) {
            flights.add(new Flight(arrives + MILLI, sent++, datagram.clone(), to, peer));
        }
    }

    private void deliver() {
        for (Flight next = flights.peek(); next != null && next.arrives() <= now; next = flights.peek()) {
            flights.remove();
            VirtualPeer to = next.to();
            if (to == null) {
                sfu.handle(next.datagram(), 0, next.datagram().length, next.peer().path, now);
                act();
            } else {
                to.receive(next.datagram(), now);
            }
        }
    }

    private void act() {
        for (Output output = sfu.poll(now, !picturesWait); output != null; output = sfu.poll(now, !picturesWait)) {
            switch (output) {
                case Send send -> {
                    VirtualPeer to = byPath.get(send.to());
                    for (int i = 0; to != null && i < send.count(); i++) {
                        int from = send.offset(i);
                        fly(java.util.Arrays.copyOfRange(send.buffer(), from, from + send.length(i)), to, to);
                    }
                }
                case Output.Handshake handshake -> secure(handshake);
                case Output.Happened happened -> {
                    events.add(happened.event());
                    if (happened.event() instanceof MediaEvent.CodecWanted(SourceId source, FeedPacket.Codec codec)) {
                        peers.values().stream()
                                .filter(peer -> peer.id.equals(source.peer()))
                                .forEach(peer -> peer.codec = codec);
                    }
                    if (happened.event() instanceof MediaEvent.EncodingsWanted wanted) {
                        peers.values().stream()
                                .filter(peer -> peer.id.equals(wanted.peer()))
                                .forEach(peer -> peer.wanted(wanted));
                    }
                }
                case Output.Fed packet -> fed.add(packet.packet());
                case Output.Gone ignored -> {}
            }
        }
    }

    /** Instead of a handshake: its first datagram names the peer's key material. */
    private void secure(Output.Handshake handshake) {
        byte[] material = new byte[SrtpProfile.AEAD_AES_128_GCM.materialLength()];
        new Random(handshake.datagram()[13] & 0xff).nextBytes(material);
        sfu.secured(handshake.connection(), new SrtpKeys(SrtpProfile.AEAD_AES_128_GCM, material, false));
    }

    /** Every stream that a peer received is one whole stream of whom it says. */
    void judge(VirtualPeer peer) {
        peer.received.values().forEach(receiver -> {
            boolean video = receiver.repairSsrc != 0;
            receiver.judge(numbers(video ? SourceId.Kind.CAMERA : SourceId.Kind.MICROPHONE));
        });
    }

    /** The numbers of the sources of a kind, by tag. */
    Map<Integer, Integer> numbers(SourceId.Kind kind) {
        Map<Integer, Integer> numbers = new HashMap<>();
        events.forEach(event -> {
            if (event instanceof MediaEvent.SourceNumbered numbered
                    && numbered.source().kind() == kind) {
                VirtualPeer peer = peers.get(numbered.source().peer().value());
                if (peer != null) {
                    numbers.put(peer.tag, numbered.number());
                }
            }
        });
        return numbers;
    }
}
