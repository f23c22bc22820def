package vn.giaoban.store.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Commits for tests. */
public final class Commits {
    public static final CommitHeader HEADER = CommitHeader.by("account:an", Instant.parse("2026-11-02T01:30:00Z"));

    private final List<NewEvent> events = new ArrayList<>();
    private final TreeMap<StreamId, Long> basedOn = new TreeMap<>();
    private final TreeSet<String> scopes = new TreeSet<>();
    private UUID commandId = UUID.randomUUID();

    private Commits() {}

    public static Commits commit() {
        return new Commits();
    }

    public Commits command(UUID id) {
        commandId = id;
        return this;
    }

    public Commits event(String stream, long sequence) {
        return event(stream, sequence, "{\"n\":" + sequence + "}");
    }

    public Commits event(String stream, long sequence, String payload) {
        events.add(new NewEvent(new StreamId(stream), sequence, "counted", 1, payload.getBytes(UTF_8)));
        return this;
    }

    public Commits basedOn(String stream, long sequence) {
        basedOn.put(new StreamId(stream), sequence);
        return this;
    }

    public Commits scope(String scope) {
        scopes.add(scope);
        return this;
    }

    public Commit build() {
        return new Commit(commandId, HEADER, Set.copyOf(scopes), basedOn, events);
    }
}
