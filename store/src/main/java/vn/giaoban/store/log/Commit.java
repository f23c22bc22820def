package vn.giaoban.store.log;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * All events of one command.
 *
 * @param commandId made by the client, unique in the log
 * @param header who, for whom, when and why; once for all events
 * @param scopes the conferences it belongs to, as ids
 * @param basedOn every stream that the decision read, with the sequence of its last event read (0 for an empty one)
 * @param events in order; a stream's sequences start at 1 and have no gap
 */
public record Commit(
        UUID commandId,
        CommitHeader header,
        SortedSet<String> scopes,
        SortedMap<StreamId, Long> basedOn,
        List<NewEvent> events) {

    /** The most events that one commit may hold, on every store. */
    public static final int MAX_EVENTS = 20_000;

    /** The most bytes that one commit may hold when stored, on every store. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    public Commit(
            UUID commandId,
            CommitHeader header,
            Set<String> scopes,
            Map<StreamId, Long> basedOn,
            List<NewEvent> events) {
        this(commandId, header, new TreeSet<>(scopes), new TreeMap<>(basedOn), List.copyOf(events));
    }
}
