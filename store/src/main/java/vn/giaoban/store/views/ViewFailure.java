package vn.giaoban.store.views;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.log.UnknownEvent;

/**
 * Why a view stopped.
 *
 * @param code {@code event-unknown}, with the event's {@code event} and {@code version}, or {@code view-failed}, with
 *     the {@code error}
 * @param position of the commit that it could not apply; 0 when its tables could not be made
 */
public record ViewFailure(String code, long position, SortedMap<String, String> params) {
    public static final String EVENT_UNKNOWN = "event-unknown";
    public static final String VIEW_FAILED = "view-failed";

    static ViewFailure of(Throwable thrown, long position) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownEvent unknown) {
                return new ViewFailure(
                        EVENT_UNKNOWN,
                        position,
                        new TreeMap<>(Map.of("event", unknown.name(), "version", Integer.toString(unknown.version()))));
            }
        }
        return new ViewFailure(VIEW_FAILED, position, new TreeMap<>(Map.of("error", thrown.toString())));
    }

    /** In one line, for a log or a check: code, position and parameters. */
    public String inBrief() {
        return code + " " + String.join(" v", params.values()) + " at " + position;
    }
}
