package vn.giaoban.signaling.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.signaling.TestRoom.CHAIR_PERSON;
import static vn.giaoban.signaling.TestRoom.CONFERENCE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceDrafted;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceScheduled;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Codec;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.vault.Person;

/** Signaling on the real log, the real mailbox and real threads. */
final class RealStand implements AutoCloseable {
    private static final MeetingEvents EVENTS = new MeetingEvents();

    final FakeOffice office = new FakeOffice();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SqliteStore store;
    private final LiveMailboxes live;
    final Rooms rooms;
    private volatile Duration ahead = Duration.ZERO;

    /** Opens what is in {@code data}, or schedules a conference of so many sites there. */
    RealStand(Path data, int sites, MediaPlane media) {
        store = SqliteStore.open(data);
        if (store.log().head().position() == 0) {
            store.vault().putPerson(new Person(CHAIR_PERSON.value(), "Lê Văn Cường", null, null));
            store.log().append(scheduled(sites)).join();
        }
        live = LiveMailboxes.on(store.log(), EVENTS, Clock.systemUTC());
        rooms = new Rooms(
                new Ports(
                        live,
                        media,
                        store.vault(),
                        office,
                        office,
                        office,
                        office.asDevices(),
                        () -> Instant.now().plus(ahead),
                        UUID::randomUUID,
                        threads),
                threads);
    }

    /** Lets signaling's clock jump. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    LiveRoom room() {
        return live.room(CONFERENCE).orElseThrow();
    }

    Page page(@Nullable String cookie) {
        return new Page(cookie);
    }

    void await(BooleanSupplier truth) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!truth.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            rooms.tick();
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        rooms.close();
        live.close();
        threads.close();
        store.close();
    }

    private static Commit scheduled(int sites) {
        StreamId stream = new StreamId("conference/" + CONFERENCE);
        List<NewEvent> events = new ArrayList<>();
        for (MeetingEvent event : List.of(
                new ConferenceDrafted(CONFERENCE, new TestRoom(sites).plan, null),
                new ConferenceScheduled(CONFERENCE))) {
            events.add(new NewEvent(
                    stream, events.size() + 1, EVENTS.name(event), EVENTS.version(event), EVENTS.toJson(event)));
        }
        return new Commit(
                UUID.randomUUID(),
                CommitHeader.by("system:test", TestRoom.TIME),
                Set.of(CONFERENCE.toString()),
                Map.of(stream, 0L),
                events);
    }

    /** A page whose messages come on other threads. */
    final class Page implements Socket {
        final List<ServerMessage> heard = new CopyOnWriteArrayList<>();
        private final Visitor visitor;
        private volatile Consumer<ServerMessage> ear = message -> {};

        Page(@Nullable String cookie) {
            visitor = rooms.visit(this, cookie);
        }

        Page hello(@Nullable String token) {
            say(new ClientMessage.Hello(1, CONFERENCE, token, null, "vi", 4, true, null, null, null));
            return this;
        }

        Page hearing(Consumer<ServerMessage> listener) {
            ear = listener;
            return this;
        }

        UUID submit(int epoch, ClientCommand command) {
            UUID id = UUID.randomUUID();
            say(new ClientMessage.Command(id, epoch, command));
            return id;
        }

        UUID command(int epoch, ClientCommand command) {
            UUID id = submit(epoch, command);
            await(() -> has(id) || refused(id));
            return id;
        }

        boolean done(UUID id) {
            return has(id);
        }

        boolean has(UUID id) {
            return all(ServerMessage.Done.class).anyMatch(done -> done.id().equals(id));
        }

        boolean refused(UUID id) {
            return all(ServerMessage.Refused.class).anyMatch(refused -> id.equals(refused.id()));
        }

        Optional<ServerMessage.Welcome> welcome() {
            return all(ServerMessage.Welcome.class).reduce((first, second) -> second);
        }

        PeerId peer() {
            return new PeerId(welcome().orElseThrow().you().peer());
        }

        void say(ClientMessage message) {
            visitor.text(Codec.write(message));
        }

        <T> Stream<T> all(Class<T> type) {
            return heard.stream().filter(type::isInstance).map(type::cast);
        }

        @Override
        public void send(byte[] message) {
            ServerMessage said = Codec.readServer(new String(message, StandardCharsets.UTF_8));
            heard.add(said);
            ear.accept(said);
        }

        @Override
        public long waiting() {
            return 0;
        }

        @Override
        public void close(int code) {
            visitor.gone();
        }
    }
}
