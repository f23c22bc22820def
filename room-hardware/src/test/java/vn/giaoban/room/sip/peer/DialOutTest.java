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
import vn.giaoban.room.sip.FailedCall;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.stack.Exchange;

/** Calls that we make, to rooms that do not answer as one would wish. */
@Execution(ExecutionMode.CONCURRENT)
class DialOutTest {
    @TempDir
    static Path folder;

    private static @Nullable SipRooms rooms;

    @BeforeAll
    static void listen() throws Exception {
        SipSettings.Calling calling = new SipSettings.Calling(
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                List.of(new Exchange("localhost", "giaoban", "mat-khau")));
        rooms = SipRooms.start(
                new SipSettings(List.of(Sipp.LOCAL), Sipp.freePort(), null, 0, 0, folder, 20, calling),
                new Everybody());
    }

    @AfterAll
    static void close() {
        if (rooms != null) {
            rooms.close();
        }
    }

    private static SipRooms rooms() {
        return Objects.requireNonNull(rooms);
    }

    private static UUID dial(String address, Place place) {
        return rooms().dial(address, place).join();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(String what, @Nullable Sipp peer, Condition condition) throws Exception {
        for (int i = 0; i < 300 && !condition.holds(); i++) {
            Thread.sleep(100);
        }
        assertThat(condition.holds())
                .as(() -> "%s: %s %s %s"
                        .formatted(
                                what,
                                rooms().states().join(),
                                rooms().failed().join(),
                                peer == null ? "" : peer.said()))
                .isTrue();
    }

    private static @Nullable FailedCall failed(Place place) {
        return rooms().failed().join().stream()
                .filter(call -> call.site().equals(place.site().value()))
                .findFirst()
                .orElse(null);
    }

    private static boolean gaveUp(Place place, String cause, int attempt) {
        FailedCall failed = failed(place);
        return failed != null && failed.cause().equals(cause) && failed.attempt() == attempt && failed.again() == null;
    }

    private static @Nullable RoomState call(Place place) {
        return rooms().states().join().stream()
                .filter(call -> place.site().value().equals(call.site()))
                .findFirst()
                .orElse(null);
    }

    @Test
    void aRoomThatOnlyRingsIsLeftInPeaceByCancelAndCalledAgain() throws Exception {
        Sipp.assumeInstalled("a room that only rings");
        int port = Sipp.freePort();
        Place place = Everybody.place();
        Sipp room = Sipp.answers("rings-only", 3, folder, port);
        UUID first = dial("sip:room@127.0.0.1:" + port, place);
        assertThat(dial("sip:room@127.0.0.1:" + port, place))
                .as("not called twice at once")
                .isEqualTo(first);
        until("called three times", room, () -> gaveUp(place, "room-no-answer", 3));
        room.ends(10);
        assertThat(call(place)).isNull();
    }

    @Test
    void aRoomThatIsBusyTwiceIsReachedByTheThirdCall() throws Exception {
        Sipp.assumeInstalled("a room that is busy twice");
        int port = Sipp.freePort();
        Place place = Everybody.place();
        Sipp room = Sipp.answers("busy-twice", 3, folder, port);
        dial("sip:room@127.0.0.1:" + port, place);
        until("it stands", room, () -> {
            RoomState call = call(place);
            return call != null && call.stage().equals("menu") && call.attempt() == 3;
        });
        until("nothing is told of what failed before", null, () -> failed(place) == null);
        rooms().hangUp(Objects.requireNonNull(call(place)).call()).join();
        room.ends(10);
    }

    @Test
    void aRoomWhoseConnectionIsRefusedIsToldAsUnreachable() throws Exception {
        Place place = Everybody.place();
        dial("sip:room@127.0.0.1:" + Sipp.freePort() + ";transport=tcp", place);
        until("given up", null, () -> gaveUp(place, "room-unreachable", 3));
        assertThat(call(place)).isNull();
    }

    @Test
    void anExchangeThatAsksWhoCallsIsToldByProof() throws Exception {
        Sipp.assumeInstalled("an exchange that asks who calls");
        int port = Sipp.freePort();
        Place place = Everybody.place();
        Sipp exchange = Sipp.answers("exchange-known", 1, folder, port);
        dial("sip:6001@localhost:" + port, place);
        until("it stands", exchange, () -> {
            RoomState call = call(place);
            return call != null && call.stage().equals("menu");
        });
        rooms().hangUp(Objects.requireNonNull(call(place)).call()).join();
        exchange.ends(10);
    }

    @Test
    void anExchangeThatAsksWhoCallsAndIsNotConfiguredIsTheReason() throws Exception {
        Sipp.assumeInstalled("an exchange that asks who calls");
        int port = Sipp.freePort();
        Place place = Everybody.place();
        Sipp exchange = Sipp.answers("exchange-unknown", 1, folder, port);
        dial("sip:6001@127.0.0.1:" + port, place);
        until("given up", exchange, () -> gaveUp(place, "exchange-wants-password", 1));
        exchange.ends(10);
    }

    @Test
    void anExchangeThatDoesNotBelieveThePasswordIsTheReason() throws Exception {
        Sipp.assumeInstalled("an exchange that asks who calls");
        int port = Sipp.freePort();
        Place place = Everybody.place();
        Sipp exchange = Sipp.answers("exchange-refuses", 1, folder, port);
        dial("sip:6001@localhost:" + port, place);
        until("given up", exchange, () -> gaveUp(place, "exchange-refused-password", 1));
        exchange.ends(10);
    }

    @Test
    void aSessionIsRefreshedByInviteAndWhereTheRoomAllowsItByUpdate() throws Exception {
        Sipp.assumeInstalled("refreshes of ours");
        int port = Sipp.freePort();
        Place place = Everybody.place();
        Sipp room = Sipp.answers("refreshes", 1, folder, port);
        dial("sip:room@127.0.0.1:" + port, place);
        until("both refreshes were seen", room, () -> room.said().contains("UPDATE sip:room@"));
        Thread.sleep(200);
        rooms().hangUp(Objects.requireNonNull(call(place)).call()).join();
        room.ends(10);
    }
}
