package vn.giaoban.signaling.room;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.RoomId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.signaling.Access.May;
import vn.giaoban.signaling.DeviceSessions.DeviceSession;
import vn.giaoban.signaling.DeviceSessions.Ended;
import vn.giaoban.signaling.SessionDirectory.StaffSession;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Fault;

/** All rooms that somebody is in, and the door to them. */
public final class Rooms implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    private final Ports ports;
    private final Executor threads;
    private final String instance;
    private final Map<ConferenceId, Hub> hubs = new ConcurrentHashMap<>();
    private final AtomicLong endings = new AtomicLong();

    /**
     * Opens the door.
     *
     * @param threads run the rooms' mailboxes, one task per room at a time
     */
    public Rooms(Ports ports, Executor threads) {
        this.ports = ports;
        this.threads = threads;
        this.instance = ports.ids().get().toString();
        ports.media().listen(this::media);
        ports.devices().onEnd(this::end);
        ports.sessions().onEnd(session -> end(new Ended.Session(session)));
    }

    /** Changes with every run of the server. */
    public String instance() {
        return instance;
    }

    /** How the lines of a conference's clients are, as a room saw them last; nobody's when the room is not open. */
    public CompletableFuture<List<PeerLine>> lines(ConferenceId conference) {
        Hub hub = hubs.get(conference);
        return hub == null ? CompletableFuture.completedFuture(List.of()) : hub.lines();
    }

    /** The conferences whose rooms are open. */
    public Set<ConferenceId> conferences() {
        return Set.copyOf(hubs.keySet());
    }

    /** How many rooms are open. */
    int open() {
        return hubs.size();
    }

    /** A socket opened; {@code cookie} is its request's account cookie. */
    public Visitor visit(Socket socket, @Nullable String cookie) {
        return new Visitor(this, socket, cookie);
    }

    /**
     * Opens the rooms of conferences that may have been cut short by the end of an earlier run: what the log says of
     * their sites' lines is put right although nobody comes in. A room with nothing to put right closes by itself.
     */
    public void resume(Collection<ConferenceId> conferences) {
        for (ConferenceId conference : conferences) {
            ports.blocking().execute(() -> {
                try {
                    hub(conference);
                } catch (Rejected gone) {
                    LOG.info("The room of {} is not opened: {}", conference, gone.code());
                } catch (RuntimeException fault) {
                    LOG.error("The room of {} could not be opened", conference, fault);
                }
            });
        }
    }

    /** Whatever time brings; to be called about every 50 ms. */
    public void tick() {
        hubs.values().forEach(Hub::tick);
    }

    /** Says good-bye to everybody. */
    @Override
    public void close() {
        hubs.values().forEach(Hub::shutDown);
        hubs.clear();
    }

    Instant now() {
        return ports.clock().instant();
    }

    long endings() {
        return endings.get();
    }

    /** Finds out whose page it is and leads it to its room; elsewhere, because that may wait for a disk. */
    void admit(Visitor visitor, ClientMessage.Hello hello) {
        ports.blocking().execute(() -> {
            try {
                visitor.checkedAt(endings.get());
                Who who = who(visitor, hello);
                hub(hello.conference()).enter(who, hello, visitor);
            } catch (Rejected rejected) {
                visitor.turnAway(Fault.of(rejected));
            } catch (RuntimeException fault) {
                LOG.error("A client could not be let in", fault);
                visitor.turnAway(new Fault("log-unavailable"));
            }
        });
    }

    private Who who(Visitor visitor, ClientMessage.Hello hello) {
        String token = hello.deviceSession();
        if (token != null) {
            DeviceSession session = ports.devices().device(token);
            if (!session.conference().equals(hello.conference())) {
                throw new Rejected("unauthorized");
            }
            return new Who.Device(session);
        }
        String cookie = visitor.cookie();
        Optional<StaffSession> session =
                cookie == null ? Optional.empty() : ports.sessions().staff(cookie);
        StaffSession staff = session.orElseThrow(() -> new Rejected("unauthorized"));
        if (ports.live().room(hello.conference()).isEmpty()) {
            throw new Rejected("conference-unknown");
        }
        Set<May> may = ports.access().may(staff.account(), hello.conference());
        if (may.isEmpty()) {
            throw new Rejected("unauthorized");
        }
        return new Who.Staff(staff, may);
    }

    private Hub hub(ConferenceId conference) {
        LiveRoom room = ports.live().room(conference).orElseThrow(() -> new Rejected("conference-unknown"));
        return hubs.computeIfAbsent(conference, id -> {
            Hub hub = new Hub(room, ports, instance, threads, ended -> hubs.remove(id, ended));
            hub.open(id);
            return hub;
        });
    }

    private void end(Ended ended) {
        endings.incrementAndGet();
        hubs.values().forEach(hub -> hub.end(ended));
    }

    private void media(MediaEvent event) {
        switch (event) {
            case MediaEvent.Connected _,
                    MediaEvent.Lost _,
                    MediaEvent.SourceFlowing _,
                    MediaEvent.EncodingsWanted _,
                    MediaEvent.SlotShows _,
                    MediaEvent.Stats _ -> hubs.values().forEach(hub -> hub.media(event));
            case MediaEvent.CodecWanted _, MediaEvent.Answered _ ->
                hubs.values().forEach(hub -> hub.media(event));
            case MediaEvent.Speaking speaking -> inRoom(speaking.room(), event);
            case MediaEvent.SourceNumbered numbered -> inRoom(numbered.room(), event);
            case MediaEvent.Levels levels -> inRoom(levels.room(), event);
        }
    }

    private void inRoom(RoomId room, MediaEvent event) {
        hubs.forEach((conference, hub) -> {
            if (conference.toString().equals(room.value())) {
                hub.media(event);
            }
        });
    }
}
