package vn.giaoban.media.jitsi;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import vn.giaoban.media.MediaPlane.BadOffer;

/** The way to the bridge: its REST interface, and one bridge channel (a WebSocket) for each endpoint. */
final class Bridge {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String NOT_FOUND = "404";

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Bridge(URI address) {
        this.address = address;
    }

    void check() throws IOException, InterruptedException {
        HttpResponse<Void> answer =
                http.send(request("/about/health").GET().build(), HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
            throw new IOException("the bridge at " + address + " is not well: " + answer.statusCode());
        }
    }

    /** Makes a conference; fails with {@link BadOffer} {@code media-server-refuses}. */
    CompletableFuture<JsonObject> create(JsonObject conference) {
        return answer(request("/colibri/v2/conferences").POST(body(conference)));
    }

    CompletableFuture<JsonObject> change(String meeting, JsonObject change) {
        return answer(request("/colibri/v2/conferences/" + meeting).method("PATCH", body(change)));
    }

    /** Whether a request failed because the bridge has no such conference: it was not made, or not by this run of it. */
    static boolean unknown(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof BadOffer && NOT_FOUND.equals(cause.getMessage());
    }

    private CompletableFuture<JsonObject> answer(HttpRequest.Builder request) {
        return http.sendAsync(
                        request.header("Content-Type", "application/json").build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> {
                    if (answer.statusCode() / 100 != 2) {
                        throw new BadOffer("media-server-refuses", Integer.toString(answer.statusCode()));
                    }
                    try {
                        return answer.body().isBlank()
                                ? new JsonObject()
                                : JsonParser.parseString(answer.body()).getAsJsonObject();
                    } catch (JsonParseException | IllegalStateException e) {
                        throw new BadOffer("media-server-refuses", "no JSON");
                    }
                });
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    private static HttpRequest.BodyPublisher body(JsonObject json) {
        return HttpRequest.BodyPublishers.ofString(json.toString());
    }

    /** Opens an endpoint's channel. */
    CompletableFuture<WebSocket> channel(URI url, Consumer<JsonObject> onMessage, Runnable onEnd) {
        return http.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(url, new WebSocket.Listener() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                text.append(part);
                if (last) {
                    String whole = text.toString();
                    text.setLength(0);
                    try {
                        onMessage.accept(JsonParser.parseString(whole).getAsJsonObject());
                    } catch (JsonParseException | IllegalStateException e) {
                        // What is no object says nothing to us.
                    }
                }
                socket.request(1);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                onEnd.run();
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void onError(WebSocket socket, Throwable fault) {
                onEnd.run();
            }
        });
    }
}
