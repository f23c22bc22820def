package vn.giaoban.signaling.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.signaling.TestRoom.CHAIR_PERSON;
import static vn.giaoban.signaling.TestRoom.CONFERENCE;
import static vn.giaoban.signaling.TestRoom.site;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceDrafted;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceScheduled;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Codec;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.protocol.ServerMessage.Seat;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.vault.Person;

/** Signaling on the real log, the real mailbox and real threads; only the media server is a double. */
class RealMeetingTest {
    private static final int SITES = 60;
    private static final MeetingEvents EVENTS = new MeetingEvents();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private final FakeOffice office = new FakeOffice();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @SuppressWarnings("NullAway.Init")
    private SqliteStore store;

    @SuppressWarnings("NullAway.Init")
    private LiveMailboxes live;

    @SuppressWarnings("NullAway.Init")
    private FakeMedia media;

    @SuppressWarnings("NullAway.Init")
    private Rooms rooms;

    @BeforeEach
    void start() {
        store = SqliteStore.open(data);
        if (store.log().head().position() == 0) {
            store.vault().putPerson(new Person(CHAIR_PERSON.value(), "Lê Văn Cường", null, null));
            store.log().append(scheduled()).join();
        }
        live = LiveMailboxes.on(store.log(), EVENTS, Clock.systemUTC());
        media = new FakeMedia();
        rooms = new Rooms(
                new Ports(
                        live,
                        media,
                        store.vault(),
                        office,
                        office,
                        office,
                        office.asDevices(),
                        Instant::now,
                        UUID::randomUUID,
                        threads),
                threads);
    }

    @AfterEach
    void stop() {
        rooms.close();
        live.close();
        store.close();
    }

    @Test
    void sixtySitesJoinAskAndOneIsGrantedTheFloorAndARestartLosesNothing() {
        List<Page> sites = joinAll();
        Page chair = new Page("chair").hello(null);
        await(() -> chair.welcome().isPresent());
        assertThat(chair.done(chair.command(0, new ClientCommand.OpenMeeting(null))))
                .isTrue();
        sites.forEach(Page::connect);
        await(() -> room().sites().values().stream()
                        .filter(state -> state.link() == Link.CONNECTED)
                        .count()
                == SITES);
        List<UUID> hands = new ArrayList<>();
        for (Page page : sites) {
            hands.add(page.submit(
                    0,
                    new ClientCommand.RegisterToSpeak(
                            new RequestId(UUID.randomUUID()), new ClientCommand.Person("Bà Bình", "Bí thư"), "Đê")));
        }
        UUID grant = chair.command(
                1, new ClientCommand.GrantFloor(site(5), null, new ClientCommand.Person("Ông An", "Chủ tịch")));
        assertThat(chair.done(grant)).isTrue();
        for (int i = 0; i < SITES; i++) {
            Page page = sites.get(i);
            UUID hand = hands.get(i);
            await(() -> page.has(hand) || page.refused(hand));
        }
        PeerId speaker = sites.get(4).peer();
        await(() -> SourceId.camera(speaker).equals(media.shown(sites.get(0).peer(), Slot.STAGE_VIDEO)));
        assertThat(chair.refused(chair.command(9, new ClientCommand.RevokeFloor())))
                .isTrue();
        LiveRoom before = room();
        stop();
        start();
        assertThat(room().queue()).isEqualTo(before.queue());
        List<Page> again = joinAll();
        assertThat(again).allMatch(page -> page.welcome().orElseThrow().you().seat() == Seat.SEATED);
        assertThat(Objects.requireNonNull(room().floor()).site()).isEqualTo(site(5));
        assertThat(Objects.requireNonNull(
                        again.getFirst().welcome().orElseThrow().room().queue()))
                .hasSameSizeAs(before.queue());
    }

    private List<Page> joinAll() {
        List<Page> sites = new ArrayList<>();
        for (int i = 1; i <= SITES; i++) {
            sites.add(new Page(null).hello(office.device(i, i, false)));
        }
        sites.forEach(page -> await(() -> page.welcome().isPresent()));
        return sites;
    }

    private LiveRoom room() {
        return live.room(CONFERENCE).orElseThrow();
    }

    private void await(BooleanSupplier truth) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!truth.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            rooms.tick();
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static Commit scheduled() {
        StreamId stream = new StreamId("conference/" + CONFERENCE);
        List<NewEvent> events = new ArrayList<>();
        for (MeetingEvent event : List.of(
                new ConferenceDrafted(CONFERENCE, new TestRoom(SITES).plan, null),
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
    private final class Page implements Socket {
        private final List<ServerMessage> heard = new CopyOnWriteArrayList<>();
        private final Visitor visitor;

        Page(@Nullable String cookie) {
            visitor = rooms.visit(this, cookie);
        }

        Page hello(@Nullable String token) {
            say(new ClientMessage.Hello(1, CONFERENCE, token, null, "vi", 4, true));
            return this;
        }

        void connect() {
            say(new ClientMessage.Offer("v=0"));
            await(() -> heard.stream().anyMatch(ServerMessage.Answer.class::isInstance));
            media.connect(peer(), Stand.ROOM);
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

        private void say(ClientMessage message) {
            visitor.text(Codec.write(message));
        }

        private <T> Stream<T> all(Class<T> type) {
            return heard.stream().filter(type::isInstance).map(type::cast);
        }

        @Override
        public void send(byte[] message) {
            heard.add(Codec.readServer(new String(message, StandardCharsets.UTF_8)));
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
