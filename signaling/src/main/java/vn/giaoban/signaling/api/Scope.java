package vn.giaoban.signaling.api;

import java.util.Arrays;
import java.util.Optional;

/** What a service token may do. */
public enum Scope {
    CONFERENCES_WRITE("conferences:write"),
    CONFERENCES_READ("conferences:read"),
    LINKS_READ("links:read"),
    ATTENDANCE_READ("attendance:read"),
    ARCHIVE_READ("archive:read"),
    METRICS_READ("metrics:read");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As written in tokens and documents. */
    public String text() {
        return text;
    }

    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(s -> s.text.equals(text)).findFirst();
    }
}
