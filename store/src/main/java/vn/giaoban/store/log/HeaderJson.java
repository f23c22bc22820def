package vn.giaoban.store.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of a header: a JSON object with its fields in a fixed order, absent ones left out. */
final class HeaderJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private HeaderJson() {}

    static byte[] write(CommitHeader header) {
        ObjectNode json = JSON.createObjectNode();
        json.put("wallTime", header.wallTime().toString());
        json.put("conferenceTime", header.conferenceTime().toString());
        json.put("actor", header.actor());
        putIfPresent(json, "onBehalfOf", header.onBehalfOf());
        putIfPresent(json, "causation", header.causation());
        putIfPresent(json, "correlation", header.correlation());
        putIfPresent(json, "requestDigest", header.requestDigest());
        if (header.imported()) {
            json.put("imported", true);
        }
        return JSON.writeValueAsBytes(json);
    }

    static CommitHeader read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            return new CommitHeader(
                    Instant.parse(required(json, "wallTime")),
                    Instant.parse(required(json, "conferenceTime")),
                    required(json, "actor"),
                    text(json, "onBehalfOf"),
                    id(json, "causation"),
                    id(json, "correlation"),
                    text(json, "requestDigest"),
                    json.path("imported").asBoolean(false));
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("header: " + e.getMessage(), e);
        }
    }

    private static void putIfPresent(ObjectNode json, String field, @Nullable Object value) {
        if (value != null) {
            json.put(field, value.toString());
        }
    }

    private static String required(JsonNode json, String field) {
        String value = text(json, field);
        if (value == null) {
            throw new IllegalArgumentException("header without " + field);
        }
        return value;
    }

    private static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isString() ? value.asString() : null;
    }

    private static @Nullable UUID id(JsonNode json, String field) {
        String value = text(json, field);
        return value == null ? null : UUID.fromString(value);
    }
}
