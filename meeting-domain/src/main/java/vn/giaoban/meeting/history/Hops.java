package vn.giaoban.meeting.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** All hops: an event's newest version is one more than it has hops. */
final class Hops {
    private final Map<String, Map<Integer, Hop>> byEvent = new HashMap<>();

    /** @throws IllegalArgumentException when an event's hops do not lead from version 1 on, each to the next */
    Hops(List<Hop> hops) {
        for (Hop hop : hops) {
            byEvent.computeIfAbsent(hop.event(), name -> new HashMap<>()).put(hop.from(), hop);
        }
        long chained = byEvent.values().stream()
                .mapToLong(chain -> IntStream.rangeClosed(1, chain.size())
                        .filter(chain::containsKey)
                        .count())
                .sum();
        if (chained != hops.size()) {
            throw new IllegalArgumentException("hops leave a version out, or have one twice: " + byEvent.keySet());
        }
    }

    int newest(String event) {
        return 1 + byEvent.getOrDefault(event, Map.of()).size();
    }

    /** The newest shape of what was stored in an older version. */
    ObjectNode lift(String event, int version, ObjectNode stored) {
        ObjectNode lifted = stored;
        Map<Integer, Hop> chain = byEvent.getOrDefault(event, Map.of());
        for (int at = version; at <= chain.size(); at++) {
            Hop hop = chain.get(at);
            lifted = hop == null ? lifted : hop.lift(lifted);
        }
        return lifted;
    }
}
