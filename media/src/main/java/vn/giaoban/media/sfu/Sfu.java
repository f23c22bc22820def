package vn.giaoban.media.sfu;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaPlane.BadOffer;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Plan;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.ice.Candidate;
import vn.giaoban.media.ice.IceCredentials;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.ice.StunMessage;
import vn.giaoban.media.rtp.Ntp;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.sdp.Agreement;
import vn.giaoban.media.secure.DtlsTransport;
import vn.giaoban.media.secure.Fingerprint;
import vn.giaoban.media.secure.SrtpKeys;

/**
 * The forwarding core: one thread gives it datagrams, commands and the time, and takes what it wants done from
 * {@link #poll}. Times are nanoseconds of any clock that only goes forward.
 */
public final class Sfu {
    static final long REMB_BITRATE = 2_500_000;

    final Counters counters = new Counters();
    final Outbox outbox = new Outbox();
    private final Settings settings;
    private final RandomGenerator random;
    private final Admission admission;
    private final Rounds rounds = new Rounds(this);
    private final Map<RoomId, Room> rooms = new LinkedHashMap<>();
    private final Map<PeerId, Connection> byPeer = new LinkedHashMap<>();
    private final Map<Long, Connection> byId = new HashMap<>();
    private final Paths paths = new Paths();
    final Showing showing;

    /**
     * @param unixNanosAtZero the wall clock when the core's clock is zero
     * @param candidates what the answers advertise
     * @param layers as plans say
     */
    public record Settings(
            long unixNanosAtZero, List<Candidate> candidates, Fingerprint identity, List<Plan.Layer> layers) {}

    /** {@code random} makes SSRCs and ICE credentials: a secure one outside tests. */
    public Sfu(Settings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        this.showing = new Showing(settings.layers());
        this.admission = new Admission(settings, random);
    }

    /** Takes a peer in and returns the answer. */
    public String admit(RoomId roomId, PeerId peer, Agreement agreement, long now) {
        Connection old = byPeer.get(peer);
        if (old != null) {
            end(old);
        }
        Room room = rooms.computeIfAbsent(roomId, key -> new Room(key, this));
        Connection connection = admission.connect(room, peer, agreement, this, now);
        byPeer.put(peer, connection);
        byId.put(connection.id, connection);
        paths.expect(connection.ice.credentials(), connection);
        room.joined(connection, now);
        return admission.answer(connection, agreement);
    }

    /** ICE restart; the offer must have the sections of the first one. */
    public String restart(PeerId peer, Agreement agreement) {
        Connection connection = byPeer.get(peer);
        if (connection == null || connection.lost()) {
            throw new BadOffer("peer-unknown", peer.value());
        }
        admission.checkSame(connection.agreement, agreement);
        IceCredentials fresh = admission.credentials(agreement.ufrag());
        connection.ice.restart(fresh);
        paths.expect(fresh, connection);
        connection.answers++;
        return admission.answer(connection, agreement);
    }

    public void drop(PeerId peer) {
        Connection connection = byPeer.get(peer);
        showing.remove(peer);
        if (connection != null) {
            end(connection);
        }
    }

    public void assign(Assignment assignment, long now) {
        showing.assign(assignment, roomOf(assignment.receiver()), now);
    }

    private @Nullable Room roomOf(PeerId receiver) {
        Connection connection = byPeer.get(receiver);
        for (Room room : rooms.values()) {
            if (connection != null ? room == connection.room : receiver.equals(PeerId.feed(room.id))) {
                return room;
            }
        }
        return null;
    }

    public void audible(RoomId room, Audible audible, long now) {
        rooms.computeIfAbsent(room, key -> new Room(key, this)).audible(audible, now);
    }

    public void feed(RoomId room, boolean on, long now) {
        rooms.computeIfAbsent(room, key -> new Room(key, this)).feed(on, random.nextInt() & 0x7fffffffL, now);
    }

    /** Keeps the pictures sent to a peer within a rate; 0 lifts it. */
    public void limit(PeerId receiver, long bitsPerSecond, long now) {
        showing.limit(receiver, bitsPerSecond, roomOf(receiver), now);
    }

    /** Has a picture sent in a codec that its section agreed on, as long as those who are shown it can take that. */
    public void prefer(SourceId source, FeedPacket.Codec codec) {
        Connection connection = byPeer.get(source.peer());
        if (connection != null && connection.intake() != null) {
            connection.room.prefer(source, codec);
        }
    }

    public void refresh(RoomId room, long now) {
        Room known = rooms.get(room);
        if (known != null) {
            known.refresh(now);
        }
    }

    public void close(RoomId roomId) {
        Room room = rooms.remove(roomId);
        if (room != null) {
            List.copyOf(room.connections.keySet()).forEach(this::drop);
            showing.remove(PeerId.feed(roomId));
        }
    }

    /** The handshake of a connection agreed on keys. */
    public void secured(long connection, SrtpKeys keys) {
        Connection known = byId.get(connection);
        if (known != null && !known.lost()) {
            known.keys(keys);
            known.room.forget(known.peer);
            happened(new MediaEvent.Connected(known.peer));
        }
    }

    /** A datagram of a connection's handshake is to be sent. */
    public void handshake(long connection, byte[] datagram) {
        Connection known = byId.get(connection);
        Path path = known == null ? null : known.ice.selected();
        if (path != null) {
            outbox.add(new Send(path, datagram));
        }
    }

    /** A connection's DTLS association ended. */
    public void unsecured(long connection, String reason) {
        Connection known = byId.get(connection);
        if (known != null) {
            lose(known, reason);
        }
    }

    /** Takes one datagram, which is changed in place. */
    public void handle(byte[] b, int offset, int length, Path from, long now) {
        if (StunMessage.looksLikeStun(b, offset, length)) {
            check(b, offset, length, from, now);
            return;
        }
        Connection connection = paths.from(from);
        if (connection == null || length == 0) {
            counters.strangers++;
        } else if (DtlsTransport.looksLikeDtls(b, offset, length)) {
            outbox.add(new Output.Handshake(
                    connection.id, connection.agreement.fingerprint(), Arrays.copyOfRange(b, offset, offset + length)));
        } else if (RtpPacket.isRtcp(b, offset, length)) {
            connection.rtcp(b, offset, length, now);
        } else {
            connection.rtp(b, offset, length, now);
        }
    }

    private void check(byte[] b, int offset, int length, Path from, long now) {
        byte[] answer = paths.check(b, offset, length, from, now);
        if (answer == null) {
            counters.strangers++;
        } else {
            outbox.add(new Send(from, answer));
        }
    }

    /** Does what is due; to be called every few milliseconds. */
    public void tick(long now) {
        rounds.tick(rooms.values(), byPeer.values(), now);
    }

    /** What is to be done next, null when there is nothing. A {@link Send} is valid until the next call. */
    public @Nullable Output poll(long now) {
        return outbox.poll(now, true);
    }

    /** As above; {@code pictures} that wait may be left for later. */
    public @Nullable Output poll(long now, boolean pictures) {
        return outbox.poll(now, pictures);
    }

    /** Whether pictures wait to be sent. */
    public boolean picturesWait() {
        return outbox.picturesWait();
    }

    void soon(Control control) {
        rounds.soon(control);
    }

    void output(Output output) {
        outbox.add(output);
    }

    void happened(MediaEvent event) {
        outbox.add(new Output.Happened(event));
    }

    List<Plan.Layer> layers() {
        return settings.layers();
    }

    long ntp(long now) {
        return Ntp.ofUnixNanos(settings.unixNanosAtZero() + now);
    }

    double unixMillis(long now) {
        return (settings.unixNanosAtZero() + now) / 1e6;
    }

    void lose(Connection connection, String reason) {
        if (!connection.lost()) {
            connection.lose();
            happened(new MediaEvent.Lost(connection.peer, reason));
            forget(connection);
            connection.room.forget(connection.peer);
        }
    }

    private void end(Connection connection) {
        connection.lose();
        byPeer.remove(connection.peer, connection);
        forget(connection);
        connection.room.left(connection);
    }

    private void forget(Connection connection) {
        if (byId.remove(connection.id, connection)) {
            outbox.add(new Output.Gone(connection.id));
        }
        paths.forget(connection);
    }
}
