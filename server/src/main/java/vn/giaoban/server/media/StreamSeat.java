package vn.giaoban.server.media;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.room.Socket;
import vn.giaoban.signaling.room.Visitor;

/**
 * An encoder's or a player's end of the protocol that browsers speak (docs/protocol.md), without a network between: it
 * comes in by the same door, sits on the same seat and has the same rights as the site's page would have.
 */
final class StreamSeat implements Socket {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Of all that a page hears, what a stream must heed. */
    private static final List<String> HEEDED = List.of("welcome", "answer", "refused", "bye", "error");

    private final String offer;
    private final boolean publishes;
    private final Runnable onEnd;
    private final CompletableFuture<Joined> joined = new CompletableFuture<>();
    private volatile @Nullable Visitor visitor;
    private volatile @Nullable JsonNode plan;
    private volatile String peer = "";

    /** Where the stream is: its answer, its peer, and the ICE servers that were promised. */
    record Joined(String answer, String peer, JsonNode iceServers) {}

    /** @param onEnd told once when the stream is over without its own doing */
    StreamSeat(String offer, boolean publishes, Runnable onEnd) {
        this.offer = offer;
        this.publishes = publishes;
        this.onEnd = onEnd;
    }

    CompletableFuture<Joined> enter(Visitor door, String conference, String deviceSession) {
        visitor = door;
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("type", "hello");
        hello.put("version", 1);
        hello.put("conference", conference);
        hello.put("deviceSession", deviceSession);
        hello.put("videoSlots", 1);
        hello.put("publishes", publishes);
        say(hello);
        return joined;
    }

    /** Gives up seat and media at once. */
    void leave() {
        joined.completeExceptionally(new Problem(410, "stream-over"));
        Visitor door = visitor;
        if (door != null) {
            door.leave();
        }
    }

    @Override
    public void send(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        if (HEEDED.stream().anyMatch(type -> text.startsWith("{\"type\":\"" + type + "\""))) {
            hear(JSON.readTree(text));
        }
    }

    private void hear(JsonNode message) {
        switch (message.path("type").asString()) {
            case "welcome" -> welcome(message);
            case "answer" -> {
                JsonNode planned = plan;
                if (planned != null) {
                    joined.complete(new Joined(message.path("sdp").asString(), peer, planned.path("iceServers")));
                }
            }
            case "refused" -> {
                JsonNode error = message.path("error");
                String reason = error.at("/params/reason").asString("");
                refuse(
                        reason.startsWith("sdp-malformed") ? 400 : 422,
                        error.path("code").asString(),
                        reason.isEmpty() ? Map.of() : Map.of("reason", reason));
            }
            default -> {
                String code = message.path("code").asString();
                refuse(code.equals("unauthorized") ? 401 : 409, code, Map.of());
            }
        }
    }

    private void welcome(JsonNode welcome) {
        String seat = welcome.at("/you/seat").asString("");
        boolean right = seat.equals(publishes ? "SEATED" : "WATCHING");
        String now = welcome.at("/you/peer").asString("");
        if (!right) {
            refuse(
                    seat.equals("LOBBY") ? 403 : 409,
                    seat.equals("LOBBY") ? "not-allowed" : publishes ? "seat-taken" : "too-many-watchers",
                    Map.of());
        } else if (plan == null) {
            plan = welcome.path("plan");
            peer = now;
            say(Map.of("type", "offer", "sdp", offer));
        } else if (!now.equals(peer)) {
            // Another media connection would be wanted, which only the other end can offer.
            refuse(410, "stream-over", Map.of());
        }
    }

    private void refuse(int status, String code, Map<String, String> params) {
        if (!joined.completeExceptionally(new Problem(status, code, params)) && !joined.isCompletedExceptionally()) {
            onEnd.run();
        }
    }

    private void say(Map<String, ?> message) {
        Visitor door = visitor;
        if (door != null) {
            door.text(JSON.writeValueAsString(message));
        }
    }

    @Override
    public long waiting() {
        return 0;
    }

    @Override
    public void close(int code) {
        refuse(409, "stream-over", Map.of());
    }
}
