package vn.giaoban.room.bfcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server says of itself. Over UDP it is said again after 0.5, 1 and 2 s until it is acknowledged (RFC 8855, 8.3);
 * over TCP nothing is acknowledged, and the transaction is 0. Times are milliseconds.
 */
final class Announcements {
    private static final long FIRST_AGAIN = 500;
    private static final int MOST_SAID = 4;
    private static final int RELIABLE = 1;

    private final long conference;
    private final Map<Integer, Told> unacknowledged = new LinkedHashMap<>();
    private int transactions;

    private record Told(BfcpMessage message, int times, long againAt) {}

    Announcements(long conference) {
        this.conference = conference;
    }

    FloorAction say(int version, int user, int primitive, List<BfcpAttribute> attributes, long now) {
        boolean reliable = version == RELIABLE;
        int transaction = reliable ? 0 : 1 + transactions++ % 0xFFFF;
        var message = new BfcpMessage(version, false, primitive, conference, transaction, user, attributes);
        if (!reliable) {
            // What was said before of the same thing no longer holds.
            unacknowledged.values().removeIf(told -> told.message().primitive() == primitive);
            unacknowledged.put(transaction, new Told(message, 1, now + FIRST_AGAIN));
        }
        return new FloorAction.Send(message);
    }

    void acknowledged(int transaction) {
        unacknowledged.remove(transaction);
    }

    void forget() {
        unacknowledged.clear();
    }

    /** What is due to be said again. */
    List<FloorAction> again(long now) {
        List<FloorAction> actions = new ArrayList<>();
        unacknowledged.values().removeIf(told -> told.times() >= MOST_SAID && now >= told.againAt());
        unacknowledged.replaceAll((transaction, told) -> {
            if (now < told.againAt()) {
                return told;
            }
            actions.add(new FloorAction.Send(told.message()));
            return new Told(told.message(), told.times() + 1, now + (FIRST_AGAIN << told.times()));
        });
        return actions;
    }
}
