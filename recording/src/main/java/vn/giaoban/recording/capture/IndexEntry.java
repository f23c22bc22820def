package vn.giaoban.recording.capture;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line of a recording's {@code segments.jsonl}. Times are Unix milliseconds on the server's clock. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = IndexEntry.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = IndexEntry.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = IndexEntry.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = IndexEntry.Gap.class, name = "gap"),
})
public sealed interface IndexEntry {
    /** Whose recording this is. */
    record Begun(String conference, String recording) implements IndexEntry {}

    /** A segment began with a key frame then. */
    record Opened(int number, String file, long startMillis) implements IndexEntry {}

    /** It is complete, or was repaired; 0 bytes when nothing of it was left. */
    record Closed(int number, long endMillis, long bytes) implements IndexEntry {}

    /** Nothing was captured between these times. */
    record Gap(long fromMillis, long toMillis) implements IndexEntry {}
}
