package vn.giaoban.signaling.api;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.live.CommandContext;

/**
 * One request, its caller known and its body read.
 *
 * @param origin scheme, host and port that the caller used, such as {@code https://192.0.2.10:8443}
 * @param commandId the idempotency key scoped to the caller, or a fresh id
 * @param requestDigest SHA-256 of method, path and body, in hex
 */
public record Call(
        Caller caller,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable Object bodyValue,
        String origin,
        Instant now,
        UUID commandId,
        boolean keyed,
        String requestDigest) {

    /** How long a request waits for views to reach a position. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int MAX_PAGE = 500;
    private static final int PAGE = 100;

    public <T> T body(Class<T> type) {
        if (bodyValue == null) {
            throw Problem.badField("body");
        }
        return type.cast(bodyValue);
    }

    public Caller.Staff staff() {
        if (caller instanceof Caller.Staff staff) {
            return staff;
        }
        throw new Problem(401, "unauthorized");
    }

    /** The command that this request becomes: its id makes its effect single. */
    public CommandContext context() {
        return new CommandContext(
                commandId,
                caller.actor(),
                caller instanceof Caller.Staff staff ? staff.account() : null,
                0,
                now,
                now,
                false,
                requestDigest);
    }

    public boolean secure() {
        return origin.startsWith("https:");
    }

    /** An id in the path; one that is not a UUID names nothing. */
    public UUID id(String name) {
        try {
            return UUID.fromString(path.getOrDefault(name, ""));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("not-found");
        }
    }

    public String variable(String name) {
        return path.getOrDefault(name, "");
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(query.get(name)).filter(s -> !s.isBlank());
    }

    public Optional<Instant> instant(String name) {
        return parsed(name, Instant::parse);
    }

    public Optional<UUID> uuid(String name) {
        return parsed(name, UUID::fromString);
    }

    private <T> Optional<T> parsed(String name, Function<String, T> parser) {
        try {
            return text(name).map(parser);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw Problem.badField(name);
        }
    }

    /** The page asked for; the cursor is the offset of its first item. */
    public <T> Answer page(List<T> all) {
        int from = number("cursor", 0, 0, Integer.MAX_VALUE);
        int limit = number("limit", PAGE, 1, MAX_PAGE);
        int start = Math.min(from, all.size());
        int end = Math.min(start + limit, all.size());
        return Answer.ok(new Answer.Page<>(all.subList(start, end), end < all.size() ? Integer.toString(end) : null));
    }

    private int number(String name, int absent, int least, int most) {
        int value = parsed(name, Integer::parseInt).orElse(absent);
        if (value < least || value > most) {
            throw Problem.badField(name);
        }
        return value;
    }
}
