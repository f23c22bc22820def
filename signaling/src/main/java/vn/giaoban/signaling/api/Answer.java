package vn.giaoban.signaling.api;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param content what follows the headers
 */
public record Answer(int status, Map<String, String> headers, Content content) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** The body. */
    public sealed interface Content {
        record Nothing() implements Content {}

        record Json(Object value) implements Content {}

        record Bytes(String mime, byte[] bytes) implements Content {}

        /** A file, answered with ranges. */
        record File(String mime, Path file) implements Content {}

        /** So many bytes of a stream that can be opened again, answered with ranges. */
        record Stream(String mime, long length, Supplier<InputStream> open) implements Content {}
    }

    /** One page of a list; {@code next} is the cursor of the next page, or null at the end. */
    public record Page<T>(List<T> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    public static Answer ok(Object value) {
        return new Answer(200, Map.of(), new Content.Json(value));
    }

    public static Answer created(Object value) {
        return new Answer(201, Map.of(), new Content.Json(value));
    }

    public static Answer nothing() {
        return new Answer(204, Map.of(), new Content.Nothing());
    }

    public static Answer file(String mime, Path file) {
        return new Answer(200, Map.of(), new Content.File(mime, file));
    }

    public static Answer stream(String mime, long length, Supplier<InputStream> open) {
        return new Answer(200, Map.of(), new Content.Stream(mime, length, open));
    }

    /** Says at which position of the log the effect stands. */
    public Answer at(long position) {
        return with("Giaoban-Position", Long.toString(position));
    }

    public Answer with(String header, String value) {
        var all = new TreeMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, content);
    }
}
