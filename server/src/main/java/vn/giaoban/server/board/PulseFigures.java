package vn.giaoban.server.board;

import java.util.Collection;
import java.util.Locale;
import vn.giaoban.room.sip.pulse.Pulse;
import vn.giaoban.room.sip.pulse.Pulse.State;

/** How room systems answer when nobody calls them, in Prometheus' text format. Pure. */
final class PulseFigures {
    private PulseFigures() {}

    static String of(Collection<Pulse> pulses) {
        var text = new StringBuilder("# HELP giaoban_rooms_asked Room systems by what they answer to OPTIONS.\n"
                + "# TYPE giaoban_rooms_asked gauge\n");
        for (State state : State.values()) {
            if (state != State.UNKNOWN) {
                long count = pulses.stream().filter(p -> p.state() == state).count();
                text.append("giaoban_rooms_asked{answer=\"%s\"} %s\n"
                        .formatted(state.name().toLowerCase(Locale.ROOT), count));
            }
        }
        int[] trips = pulses.stream()
                .mapToInt(Pulse::roundTripMillis)
                .filter(millis -> millis >= 0)
                .sorted()
                .toArray();
        text.append("# HELP giaoban_room_round_trip_seconds Of the last answers of room systems to OPTIONS.\n"
                + "# TYPE giaoban_room_round_trip_seconds summary\n");
        for (double part : new double[] {0.5, 0.99}) {
            if (trips.length > 0) {
                double seconds = trips[(int) Math.min(trips.length - 1L, (long) (part * trips.length))] / 1000.0;
                text.append("giaoban_room_round_trip_seconds{quantile=\"%s\"} %s\n".formatted(part, seconds));
            }
        }
        return text.append("giaoban_room_round_trip_seconds_count %s\n".formatted(trips.length))
                .toString();
    }
}
