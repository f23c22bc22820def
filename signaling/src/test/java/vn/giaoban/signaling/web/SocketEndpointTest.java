package vn.giaoban.signaling.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.server.HttpServer;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Codec;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.room.Stand;

class SocketEndpointTest {
    private final Stand stand = new Stand(new TestRoom(3));
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .compress(4096)
            .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(new SocketEndpoint(stand.rooms))
                    .build()))
            .bindNow();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.disposeNow(Duration.ofSeconds(2));
    }

    @Test
    void aPageOfThisHostIsWelcomedAndPongsCome() throws InterruptedException {
        Ear ear = new Ear();
        WebSocket socket = open(ear, "http://127.0.0.1:" + server.port());
        say(socket, hello());
        assertThat(ear.next()).isInstanceOf(ServerMessage.Welcome.class);
        Instant at = Instant.parse("2026-11-30T01:00:00Z");
        say(socket, new ClientMessage.Ping(at));
        assertThat(ear.next())
                .isInstanceOfSatisfying(
                        ServerMessage.Pong.class, pong -> assertThat(pong.at()).isEqualTo(at));
        socket.abort();
    }

    @Test
    void pagesOfOtherHostsGetNoSocket() {
        for (String origin : new String[] {"http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"}) {
            assertThat(refused(origin)).as(origin).isTrue();
        }
    }

    @Test
    void originsAreComparedWithTheirPorts() {
        assertThat(SocketEndpoint.ownPage("https://hop.example", "hop.example:443"))
                .isTrue();
        assertThat(SocketEndpoint.ownPage("http://HOP.example:80", "hop.example"))
                .isTrue();
        assertThat(SocketEndpoint.ownPage("https://[::1]:8443", "[::1]:8443")).isTrue();
        assertThat(SocketEndpoint.ownPage("http://hop.example", "hop.example:443"))
                .isFalse();
        assertThat(SocketEndpoint.ownPage("http://hop.example.evil", "hop.example"))
                .isFalse();
        assertThat(SocketEndpoint.ownPage(":", "hop.example")).isFalse();
        assertThat(SocketEndpoint.ownPage("http://hop.example", null)).isFalse();
    }

    @Test
    void anOfferOf140KilobytesFitsAndOneOf300IsTooLarge() throws InterruptedException {
        Ear ear = new Ear();
        WebSocket socket = open(ear, null);
        say(socket, hello());
        assertThat(ear.next()).isInstanceOf(ServerMessage.Welcome.class);
        say(socket, new ClientMessage.Offer("v=0" + "x".repeat(140_000)));
        assertThat(ear.next()).isInstanceOf(ServerMessage.Answer.class);
        say(socket, new ClientMessage.Offer("v=0" + "x".repeat(300_000)));
        assertThat(ear.next())
                .isInstanceOfSatisfying(
                        ServerMessage.Error.class,
                        error -> assertThat(error.code()).isEqualTo("message-too-large"));
        assertThat(ear.closed.join()).isEqualTo(1009);
    }

    @Test
    void twentyBadMessagesEndTheSocket() throws InterruptedException {
        Ear ear = new Ear();
        WebSocket socket = open(ear, null);
        for (int i = 0; i < 20; i++) {
            socket.sendText("nonsense", true).join();
            assertThat(ear.next()).isInstanceOf(ServerMessage.Error.class);
        }
        assertThat(ear.closed.join()).isEqualTo(1008);
    }

    @Test
    void theSocketIsCompressedForClientsThatCan() {
        String extensions = reactor.netty.http.client.HttpClient.create()
                .websocket(WebsocketClientSpec.builder().compress(true).build())
                .uri("ws://127.0.0.1:" + server.port() + "/ws")
                .connect()
                .map(connection -> {
                    String agreed = ((reactor.netty.http.client.HttpClientResponse) connection)
                            .responseHeaders()
                            .get("Sec-WebSocket-Extensions", "");
                    connection.dispose();
                    return agreed;
                })
                .block(Duration.ofSeconds(10));
        assertThat(extensions).contains("permessage-deflate");
    }

    private boolean refused(String origin) {
        try {
            open(new Ear(), origin).abort();
            return false;
        } catch (CompletionException failure) {
            return failure.getCause() instanceof WebSocketHandshakeException handshake
                    && handshake.getResponse().statusCode() == 403;
        }
    }

    private WebSocket open(Ear ear, @Nullable String origin) {
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/ws"), ear)
                .join();
    }

    private ClientMessage hello() {
        return new ClientMessage.Hello(
                1, TestRoom.CONFERENCE, stand.device(1, 1), null, "vi", 4, true, null, null, null);
    }

    private static void say(WebSocket socket, ClientMessage message) {
        socket.sendText(Codec.write(message), true).join();
    }

    /** Collects whole messages. */
    private static final class Ear implements WebSocket.Listener {
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final BlockingQueue<ServerMessage> messages = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        ServerMessage next() throws InterruptedException {
            ServerMessage message = messages.poll(10, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            return message;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(Codec.readServer(part.toString()));
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
