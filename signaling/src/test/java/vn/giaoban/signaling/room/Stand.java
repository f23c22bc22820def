package vn.giaoban.signaling.room;

import static vn.giaoban.signaling.TestRoom.CHAIR_PERSON;
import static vn.giaoban.signaling.TestRoom.CONFERENCE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.RoomId;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.signaling.Access.May;
import vn.giaoban.signaling.DeviceSessions;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Codec;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.store.vault.Person;

/** A whole signaling server on one thread, with a clock that tests turn. */
public final class Stand {
    static final RoomId ROOM = new RoomId(CONFERENCE.toString());
    final TestRoom room;
    final FakeLive live;
    final FakeMedia media = new FakeMedia();
    final FakeVault vault = new FakeVault();
    final FakeOffice office = new FakeOffice();
    final Map<String, DeviceSessions.DeviceSession> devices = office.devices;
    final Map<String, AccountId> cookies = office.cookies;
    final Map<AccountId, Set<May>> rights = office.rights;
    public final Rooms rooms;

    @Nullable
    Consumer<DeviceSessions.Ended> endDevice;

    @Nullable
    Consumer<String> endStaff;

    Instant now = TestRoom.TIME;
    private int ids;

    public Stand(TestRoom room) {
        this.room = room;
        this.live = new FakeLive(room);
        vault.putPerson(new Person(CHAIR_PERSON.value(), "Lê Văn Cường", "0912", null));
        this.rooms = new Rooms(
                new Ports(
                        live,
                        media,
                        vault,
                        office,
                        office,
                        office,
                        office.asDevices(),
                        () -> now,
                        () -> new UUID(9, ++ids),
                        Runnable::run),
                Runnable::run);
    }

    /** Lets time pass, tick by tick. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusMillis(50);
            rooms.tick();
        }
    }

    public String device(int site, int device) {
        return device(site, device, false);
    }

    String device(int site, int device, boolean simulated) {
        String token = "device-" + device;
        devices.put(
                token,
                new DeviceSessions.DeviceSession(
                        "session-" + device,
                        CONFERENCE,
                        TestRoom.site(site),
                        TestRoom.device(device),
                        simulated,
                        null));
        return token;
    }

    Page page(@Nullable String cookie) {
        return new Page(cookie);
    }

    /** A page of a site's device that has said hello and offered. */
    Page joined(int site, int device) {
        Page page = page(null);
        page.hello(device(site, device));
        page.connect();
        return page;
    }

    /** A staff page that has said hello and offered. */
    Page staff(String cookie) {
        Page page = page(cookie);
        page.hello(null);
        page.connect();
        return page;
    }

    /** One page with its socket. */
    final class Page implements Socket {
        final List<ServerMessage> heard = new ArrayList<>();
        final Visitor visitor;

        @Nullable
        Integer closedWith;

        long waiting;

        Page(@Nullable String cookie) {
            visitor = rooms.visit(this, cookie);
        }

        Page hello(@Nullable String token) {
            return hello(token, null, true);
        }

        /** A pad: it may speak, and shows no picture of its own. */
        Page pad() {
            say(new ClientMessage.Hello(1, CONFERENCE, null, null, "vi", 4, true, true, null, null));
            connect();
            return this;
        }

        Page hello(@Nullable String token, @Nullable String resume, boolean publishes) {
            return say(new ClientMessage.Hello(1, CONFERENCE, token, resume, "vi", 4, publishes, null, null, null));
        }

        Page say(ClientMessage message) {
            return raw(Codec.write(message));
        }

        Page raw(String text) {
            visitor.text(text);
            return this;
        }

        UUID command(int epoch, ClientCommand command) {
            UUID id = UUID.randomUUID();
            say(new ClientMessage.Command(id, epoch, command));
            return id;
        }

        void connect() {
            say(new ClientMessage.Offer("v=0"));
            media.connect(peer(), ROOM);
            pass(Duration.ofMillis(200));
        }

        void drop() {
            visitor.gone();
        }

        void dropWithMedia() {
            PeerId peer = peer();
            drop();
            media.tell(new vn.giaoban.media.MediaEvent.Lost(peer, "consent"));
        }

        ServerMessage.Welcome welcome() {
            return last(ServerMessage.Welcome.class).orElseThrow();
        }

        PeerId peer() {
            return new PeerId(welcome().you().peer());
        }

        <T extends ServerMessage> Optional<T> last(Class<T> type) {
            return all(type).reduce((first, second) -> second);
        }

        <T extends ServerMessage> java.util.stream.Stream<T> all(Class<T> type) {
            return heard.stream().filter(type::isInstance).map(type::cast);
        }

        String error() {
            return last(ServerMessage.Error.class)
                    .map(ServerMessage.Error::code)
                    .orElse("none");
        }

        String refusal(UUID id) {
            return all(ServerMessage.Refused.class)
                    .filter(refused -> id.equals(refused.id()))
                    .map(refused -> refused.error().code())
                    .findFirst()
                    .orElse("none");
        }

        boolean done(UUID id) {
            return all(ServerMessage.Done.class).anyMatch(done -> done.id().equals(id));
        }

        String bye() {
            return last(ServerMessage.Bye.class).map(ServerMessage.Bye::code).orElse("none");
        }

        @Override
        public void send(byte[] message) {
            heard.add(Codec.readServer(new String(message, StandardCharsets.UTF_8)));
        }

        @Override
        public long waiting() {
            return waiting;
        }

        @Override
        public void close(int code) {
            closedWith = code;
            visitor.gone();
        }
    }
}
