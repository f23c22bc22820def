package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.media.Plan;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;

/** A room that asks by REFER to be led elsewhere: a sipp scenario says what, and reads every answer. */
class ReferTest {
    @TempDir
    static Path folder;

    /** Seats everybody who knows the PIN at once, and writes down who came and went. */
    private static final class Seats implements Conferences {
        private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        private final Semaphore answers;

        /** @param answers that it gives; whoever asks for more waits */
        private Seats(int answers) {
            this.answers = new Semaphore(answers);
        }

        @Override
        public Looked lookUp(String number, String pin, InetAddress source) {
            answers.acquireUninterruptibly();
            Place place =
                    new Place(Everybody.place().conference(), Everybody.place().site(), number);
            return pin.equals("481516") ? new Looked(Entrance.OPEN, place) : new Looked(Entrance.WRONG, null);
        }

        @Override
        public @Nullable String password(String number) {
            return null;
        }

        @Override
        public Seat enter(Place place, String room, Guest guest) {
            seen.add("enters " + place.name());
            guest.seated(new Plan(true, List.of(), 1, 1, List.of("H264"), List.of()));
            return new QuietSeat() {
                @Override
                public void leave() {
                    seen.add("leaves " + place.name());
                }
            };
        }
    }

    private static SipRooms rooms(int port, Seats seats) throws Exception {
        SipSettings.Calling calling =
                new SipSettings.Calling(Duration.ofSeconds(20), Duration.ofSeconds(20), List.of(), Duration.ZERO);
        return SipRooms.start(new SipSettings(List.of(Sipp.LOCAL), port, null, 0, 0, folder, 20, calling), seats);
    }

    @Test
    void aRoomIsLedToAnotherConferenceOfOursAndNowhereElse() throws Exception {
        Sipp.assumeInstalled("a room that refers itself elsewhere");
        int port = Sipp.freePort();
        Seats seats = new Seats(100);
        try (SipRooms rooms = rooms(port, seats)) {
            Sipp.plays("refers", folder, port, "-s", "11000*481516").ends(45);
            new Calling(rooms).until("all is over", null, () -> seats.seen.size() == 4);
            assertThat(seats.seen).containsExactly("enters 11000", "leaves 11000", "enters 12007", "leaves 12007");
            assertThat(rooms.figures())
                    .containsEntry("refer-elsewhere", 1L)
                    .containsEntry("refer-not-a-call", 1L)
                    .containsEntry("refers-followed", 2L);
        }
    }

    @Test
    void aSecondReferWaitsForTheFirstAndOneThatTheCallsEndOvertakesIsToldSoBeforeTheBye() throws Exception {
        Sipp.assumeInstalled("a room that refers itself twice, and is hung up on");
        int port = Sipp.freePort();
        Seats seats = new Seats(1);
        try (SipRooms rooms = rooms(port, seats)) {
            Calling calling = new Calling(rooms);
            Sipp room = Sipp.plays("refers-again", folder, port, "-s", "11000*481516");
            calling.until("the second is refused", room, () -> rooms.figures().containsKey("refer-too-early"));
            seats.answers.release();
            calling.until(
                    "a third is followed",
                    room,
                    () -> Long.valueOf(2).equals(rooms.figures().get("refers-followed")));
            rooms.hangUp(rooms.states().join().getFirst().call()).join();
            room.ends(20);
            calling.until("all is over", null, () -> seats.seen.size() == 4);
            assertThat(seats.seen).containsExactly("enters 11000", "leaves 11000", "enters 12007", "leaves 12007");
            seats.answers.release();
        }
    }
}
