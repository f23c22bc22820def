package vn.giaoban.store.axon;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.InvalidCommit;
import vn.giaoban.store.log.StoredCommit;

/** The metadata of a command that becomes the commit's id, header and scopes. All values are strings. */
public final class CommitMetadata {
    public static final String COMMAND_ID = "commandId";
    public static final String WALL_TIME = "wallTime";
    public static final String CONFERENCE_TIME = "conferenceTime";
    public static final String ACTOR = "actor";
    public static final String ON_BEHALF_OF = "onBehalfOf";
    public static final String CAUSATION = "causation";
    public static final String CORRELATION = "correlation";
    public static final String REQUEST_DIGEST = "requestDigest";
    public static final String IMPORTED = "imported";

    /** Conference ids, separated by spaces. */
    public static final String SCOPES = "scopes";

    private CommitMetadata() {}

    /** The metadata of a command to be sent. */
    public static MetaData of(UUID commandId, CommitHeader header, Set<String> scopes) {
        Map<String, Object> values = new HashMap<>(header(header));
        values.put(COMMAND_ID, commandId.toString());
        values.put(SCOPES, String.join(" ", new TreeSet<>(scopes)));
        return MetaData.from(values);
    }

    /** The metadata of an event that was read. */
    static MetaData of(StoredCommit stored) {
        return of(
                stored.commit().commandId(),
                stored.commit().header(),
                stored.commit().scopes());
    }

    private static Map<String, String> header(CommitHeader header) {
        Map<String, String> values = new HashMap<>();
        values.put(WALL_TIME, header.wallTime().toString());
        values.put(CONFERENCE_TIME, header.conferenceTime().toString());
        values.put(ACTOR, header.actor());
        putIfPresent(values, ON_BEHALF_OF, header.onBehalfOf());
        putIfPresent(values, CAUSATION, header.causation());
        putIfPresent(values, CORRELATION, header.correlation());
        putIfPresent(values, REQUEST_DIGEST, header.requestDigest());
        if (header.imported()) {
            values.put(IMPORTED, "true");
        }
        return values;
    }

    private static void putIfPresent(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
    }

    /** The command id; the message's own id where none was given. */
    static UUID commandId(Message<?> command) {
        String given = text(command.getMetaData(), COMMAND_ID);
        return UUID.fromString(given == null ? command.getIdentifier() : given);
    }

    /** @throws InvalidCommit when nobody acts */
    static CommitHeader header(MetaData values, Instant now) {
        String actor = text(values, ACTOR);
        if (actor == null) {
            throw new InvalidCommit("a command without " + ACTOR);
        }
        Instant wallTime = time(values, WALL_TIME, now);
        return new CommitHeader(
                wallTime,
                time(values, CONFERENCE_TIME, wallTime),
                actor,
                text(values, ON_BEHALF_OF),
                id(values, CAUSATION),
                id(values, CORRELATION),
                text(values, REQUEST_DIGEST),
                "true".equals(text(values, IMPORTED)));
    }

    static Set<String> scopes(MetaData values) {
        String scopes = text(values, SCOPES);
        return scopes == null || scopes.isBlank() ? Set.of() : Set.of(scopes.split(" ", -1));
    }

    private static @Nullable String text(MetaData values, String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    private static @Nullable UUID id(MetaData values, String key) {
        String value = text(values, key);
        return value == null ? null : UUID.fromString(value);
    }

    private static Instant time(MetaData values, String key, Instant otherwise) {
        String value = text(values, key);
        return value == null ? otherwise : Instant.parse(value);
    }
}
