package vn.giaoban.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.server.RunningServer.As;

/** One page's WebSocket to a running server, spoken by hand. */
public final class Wire implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final JsonNode ENDED = JSON.createObjectNode();

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    /** What the server said to the hello: {@code welcome} or {@code error}. */
    public final JsonNode first;

    private Wire(String url, As as, ObjectNode hello) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        as.headers().forEach(builder::header);
        socket = builder.buildAsync(URI.create(url.replaceFirst("http", "ws") + "/ws"), new Ear())
                .join();
        socket.sendText(hello.toString(), true).join();
        first = await(message -> true);
    }

    /** An account's page; {@code as} carries its cookie. */
    public static Wire staff(RunningServer server, As as, String conference) {
        return staff(server.url, as, conference);
    }

    static Wire staff(String url, As as, String conference) {
        return new Wire(url, as, hello(conference, true));
    }

    /** A page of a site's device. */
    public static Wire device(RunningServer server, String deviceSession, String conference, boolean publishes) {
        ObjectNode hello = hello(conference, publishes);
        hello.put("deviceSession", deviceSession);
        return new Wire(server.url, As.NOBODY, hello);
    }

    private static ObjectNode hello(String conference, boolean publishes) {
        return JSON.createObjectNode()
                .put("type", "hello")
                .put("version", 1)
                .put("conference", conference)
                .put("language", "vi")
                .put("videoSlots", 1)
                .put("publishes", publishes);
    }

    /** Asks, and answers with {@code done} or {@code refused}. */
    public JsonNode ask(JsonNode command, int epoch) {
        String id = UUID.randomUUID().toString();
        ObjectNode message = JSON.createObjectNode()
                .put("type", "command")
                .put("id", id)
                .put("epoch", epoch)
                .set("command", command);
        socket.sendText(message.toString(), true).join();
        return await(answer -> id.equals(answer.path("id").asString("")));
    }

    public JsonNode ask(String command, int epoch) {
        return ask(JSON.readTree(command), epoch);
    }

    /** The next message of a type, whatever comes before it. */
    public JsonNode next(String type) {
        return await(message -> type.equals(message.path("type").asString("")));
    }

    private JsonNode await(Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                JsonNode message = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) {
                    throw new AssertionError("nothing came in " + PATIENCE);
                }
                if (message == ENDED) {
                    heard.add(ENDED);
                    throw new AssertionError("the socket ended");
                }
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            heard.add(ENDED);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            heard.add(ENDED);
        }
    }
}
