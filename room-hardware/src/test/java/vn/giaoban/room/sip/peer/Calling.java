package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.Conferences.Place;
import vn.giaoban.room.sip.FailedCall;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.SipRooms;

/** Calls that a test makes, and what became of them. */
record Calling(SipRooms rooms) {
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Somebody at the other end of the line, whose words help when a test fails. */
    interface Peer {
        String said();
    }

    UUID dial(String address, Place place) {
        return rooms.dial(address, place).join();
    }

    void until(String what, @Nullable Peer peer, Condition condition) throws Exception {
        Set<FailedCall> failed = new LinkedHashSet<>();
        for (int i = 0; i < 300 && !condition.holds(); i++) {
            Thread.sleep(100);
            failed.addAll(rooms.failed().join());
        }
        assertThat(condition.holds())
                .as(() ->
                        "%s: %s %s %s".formatted(what, rooms.states().join(), failed, peer == null ? "" : peer.said()))
                .isTrue();
    }

    @Nullable
    FailedCall failed(Place place) {
        return rooms.failed().join().stream()
                .filter(call -> call.site().equals(place.site().value()))
                .findFirst()
                .orElse(null);
    }

    boolean gaveUp(Place place, String cause, int attempt) {
        FailedCall failed = failed(place);
        return failed != null && failed.cause().equals(cause) && failed.attempt() == attempt && failed.again() == null;
    }

    /** Null when there is none for that place. */
    @Nullable
    RoomState known(Place place) {
        return rooms.states().join().stream()
                .filter(call -> place.site().value().equals(call.site()))
                .findFirst()
                .orElse(null);
    }

    RoomState call(Place place) {
        return Objects.requireNonNull(known(place));
    }

    boolean stands(Place place) {
        RoomState call = known(place);
        return call != null && call.stage().equals("menu");
    }

    void hangUp(Place place) {
        rooms.hangUp(call(place).call()).join();
    }
}
