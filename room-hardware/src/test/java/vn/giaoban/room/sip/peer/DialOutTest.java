package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.giaoban.room.sip.Conferences.Place;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.stack.Exchange;

/** Calls that we make, to rooms that do not answer as one would wish. */
@Execution(ExecutionMode.CONCURRENT)
class DialOutTest {
    private static final String ROOM = "sip:room@127.0.0.1";

    @TempDir
    static Path folder;

    private static @Nullable SipRooms rooms;

    @BeforeAll
    static void listen() throws Exception {
        rooms = patient(Duration.ofSeconds(20));
    }

    /** @param ringing how long a room may ring */
    private static SipRooms patient(Duration ringing) throws Exception {
        SipSettings.Calling calling = new SipSettings.Calling(
                ringing,
                Duration.ofMillis(300),
                List.of(new Exchange("localhost", "giaoban", "mat-khau")),
                Duration.ZERO);
        return SipRooms.start(
                new SipSettings(List.of(Sipp.LOCAL), Sipp.freePort(), null, 0, 0, folder, 20, calling),
                new Everybody());
    }

    @AfterAll
    static void close() {
        if (rooms != null) {
            rooms.close();
        }
    }

    private static Calling made() {
        return new Calling(Objects.requireNonNull(rooms));
    }

    /** A peer that waits to be called at a place. */
    private record Opened(Sipp peer, Place place, int port) {
        private static Opened of(String scenario, int calls) throws Exception {
            Sipp.assumeInstalled("calls of ours: " + scenario);
            int port = Sipp.freePort();
            return new Opened(Sipp.answers(scenario, calls, folder, port), Everybody.place(), port);
        }

        private UUID dial(String user) {
            return made().dial(user + ":" + port, place);
        }

        private void gaveUp(String cause, int attempt) throws Exception {
            made().until("given up", peer, () -> made().gaveUp(place, cause, attempt));
            peer.ends(10);
        }

        private void stands() throws Exception {
            made().until("it stands", peer, () -> made().stands(place));
        }

        private void hangsUp() throws Exception {
            made().hangUp(place);
            peer.ends(10);
        }
    }

    @Test
    void aRoomThatOnlyRingsIsLeftInPeaceByCancelAndCalledAgain() throws Exception {
        Opened room = Opened.of("rings-only", 3);
        try (SipRooms impatient = patient(Duration.ofSeconds(2))) {
            Calling calling = new Calling(impatient);
            UUID first = calling.dial(ROOM + ":" + room.port(), room.place());
            assertThat(calling.dial(ROOM + ":" + room.port(), room.place()))
                    .as("not called twice at once")
                    .isEqualTo(first);
            calling.until("it rings", room.peer(), () -> {
                RoomState call = calling.known(room.place());
                return call != null && call.stage().equals("ringing");
            });
            calling.until("given up", room.peer(), () -> calling.gaveUp(room.place(), "room-no-answer", 3));
            room.peer().ends(10);
            assertThat(calling.known(room.place())).isNull();
        }
    }

    @Test
    void aRoomThatIsBusyTwiceIsReachedByTheThirdCall() throws Exception {
        Opened room = Opened.of("busy-twice", 3);
        room.dial(ROOM);
        room.stands();
        assertThat(made().call(room.place()).attempt()).isEqualTo(3);
        made().until("nothing is told of what failed before", null, () -> made().failed(room.place()) == null);
        room.hangsUp();
    }

    @Test
    void aRoomWhoseConnectionIsRefusedIsToldAsUnreachable() throws Exception {
        Place place = Everybody.place();
        made().dial(ROOM + ":" + Sipp.freePort() + ";transport=tcp", place);
        made().until("given up", null, () -> made().gaveUp(place, "room-unreachable", 3));
        assertThat(made().known(place)).isNull();
    }

    @Test
    void withoutTlsOfOursARoomThatWantsItIsNotCalledAndThatIsTheReason() throws Exception {
        Place place = Everybody.place();
        made().dial("sips:room@127.0.0.1", place);
        made().until("given up", null, () -> made().gaveUp(place, "sip-tls-off", 1));
    }

    @Test
    void aRoomThatSendsTheCallOnToAnotherAddressOfItsOwnIsCalledThere() throws Exception {
        Opened room = Opened.of("sent-on", 1);
        room.dial(ROOM);
        room.stands();
        room.hangsUp();
    }

    @Test
    void aCallIsSentOnOnlyOnceAndNeverToSomebodyElse() throws Exception {
        Opened twice = Opened.of("sent-on-twice", 1);
        Opened away = Opened.of("sent-away", 1);
        twice.dial(ROOM);
        away.dial(ROOM);
        twice.gaveUp("room-answered-302", 1);
        away.gaveUp("room-answered-302", 1);
    }

    @Test
    void anExchangeThatAsksWhoCallsIsToldByProof() throws Exception {
        Opened exchange = Opened.of("exchange-known", 1);
        exchange.dial("sip:6001@localhost");
        exchange.stands();
        exchange.hangsUp();
    }

    @Test
    void anExchangeThatAsksWhoCallsAndIsNotConfiguredIsTheReason() throws Exception {
        Opened exchange = Opened.of("exchange-unknown", 1);
        exchange.dial("sip:6001@127.0.0.1");
        exchange.gaveUp("exchange-wants-password", 1);
    }

    @Test
    void anExchangeThatDoesNotBelieveThePasswordIsTheReason() throws Exception {
        Opened exchange = Opened.of("exchange-refuses", 1);
        exchange.dial("sip:6001@localhost");
        exchange.gaveUp("exchange-refused-password", 1);
    }

    @Test
    void aSessionIsRefreshedByInviteAndWhereTheRoomAllowsItByUpdate() throws Exception {
        Opened room = Opened.of("refreshes", 1);
        room.dial(ROOM);
        made().until(
                        "both refreshes were seen",
                        room.peer(),
                        () -> room.peer().said().contains("UPDATE sip:room@"));
        Thread.sleep(200);
        room.hangsUp();
    }
}
