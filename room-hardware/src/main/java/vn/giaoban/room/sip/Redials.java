package vn.giaoban.room.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.Conferences.Place;

/** Calls of ours that came to nothing, and which of them are made again: three times in all. */
final class Redials {
    private static final int MOST_ATTEMPTS = 3;
    /** How long the technician is told of a call that is not made again. */
    private static final Duration TOLD = Duration.ofMinutes(30);

    /** Busy, not there, no answer, or no way to it: what may be otherwise in a while. */
    private static final Set<String> AGAIN = Set.of(
            "room-answered-486",
            "room-answered-480",
            "room-answered-408",
            "room-answered-503",
            "room-no-answer",
            "room-unreachable",
            "room-tls-failed",
            "too-many-calls",
            "no-media-ports");

    private final Duration pause;
    private final Map<Place, FailedCall> failed = new LinkedHashMap<>();

    /** A room that is to be called. */
    record Attempt(String address, Place place, int number) {}

    /** @param pause between a call that failed and the next */
    Redials(Duration pause) {
        this.pause = pause;
    }

    void failed(UUID call, Attempt made, String cause, Instant now) {
        Instant again = AGAIN.contains(cause) && made.number() < MOST_ATTEMPTS ? now.plus(pause) : null;
        Place place = made.place();
        failed.remove(place);
        failed.put(
                place,
                new FailedCall(
                        call,
                        made.address(),
                        place.conference().value(),
                        place.site().value(),
                        cause,
                        made.number(),
                        now,
                        again));
    }

    /** What is to be called now. */
    List<Attempt> due(Instant now) {
        List<Attempt> due = new ArrayList<>();
        failed.replaceAll((place, call) -> {
            if (call.again() == null || now.isBefore(call.again())) {
                return call;
            }
            due.add(new Attempt(call.address(), place, call.attempt() + 1));
            return over(call);
        });
        failed.values()
                .removeIf(call -> call.again() == null && now.isAfter(call.at().plus(TOLD)));
        return due;
    }

    private static FailedCall over(FailedCall call) {
        return new FailedCall(
                call.call(),
                call.address(),
                call.conference(),
                call.site(),
                call.cause(),
                call.attempt(),
                call.at(),
                null);
    }

    /** Whether there was such a call to be made again, which now is not. */
    boolean cancel(UUID call) {
        boolean[] found = new boolean[1];
        failed.replaceAll((place, known) -> {
            boolean meant = known.call().equals(call) && known.again() != null;
            found[0] |= meant;
            return meant ? over(known) : known;
        });
        return found[0];
    }

    /** A room is in its place, or is called there anew. */
    void forget(@Nullable Place place) {
        if (place != null) {
            failed.remove(place);
        }
    }

    List<FailedCall> all() {
        return List.copyOf(failed.values());
    }
}
