package vn.giaoban.signaling.web;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.WebsocketServerSpec;
import vn.giaoban.signaling.room.Rooms;
import vn.giaoban.signaling.room.Visitor;

/** Upgrades requests of our own pages to sockets and hands their messages to the rooms. */
final class SocketEndpoint implements WebHandler, WebSocketHandler {
    /** A client pings every five seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** Above the protocol's limit, so that a message somewhat too large is still answered before the socket closes. */
    private static final int FRAME = 1024 * 1024;

    private static final String COOKIE = "giaoban_session";

    private final Rooms rooms;
    private final WebSocketService upgrade = new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(
            () -> WebsocketServerSpec.builder().compress(true).maxFramePayloadLength(FRAME)));

    SocketEndpoint(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (!ownPage(headers.getOrigin(), headers.getFirst(HttpHeaders.HOST))) {
            exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
            return exchange.getResponse().setComplete();
        }
        return upgrade.handleRequest(exchange, this);
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        HttpCookie cookie = session.getHandshakeInfo().getCookies().getFirst(COOKIE);
        ReactiveSocket socket = new ReactiveSocket(session);
        Visitor visitor = rooms.visit(socket, cookie == null ? null : cookie.getValue());
        Mono<Void> in = session.receive()
                .timeout(SILENCE)
                .doOnNext(message -> visitor.text(text(message)))
                .then();
        return Mono.firstWithSignal(in.onErrorComplete(), socket.drain().onErrorComplete())
                .doFinally(end -> visitor.gone());
    }

    /** Binary messages are no part of the protocol and count as bad ones. */
    private static String text(WebSocketMessage message) {
        return switch (message.getType()) {
            case TEXT -> message.getPayloadAsText();
            case BINARY, PING, PONG -> "";
        };
    }

    /** Browsers say which page opens a socket; other programs say nothing and need a token or cookie all the same. */
    static boolean ownPage(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        if (host == null) {
            return false;
        }
        try {
            URI page = URI.create(origin);
            String scheme = page.getScheme();
            return page.getRawAuthority() != null
                    && scheme != null
                    && withPort(page.getRawAuthority(), scheme).equals(withPort(host, scheme));
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    private static String withPort(String authority, String scheme) {
        String name = authority.toLowerCase(Locale.ROOT);
        boolean named = name.lastIndexOf(':') > name.lastIndexOf(']');
        return named ? name : name + (scheme.equalsIgnoreCase("https") ? ":443" : ":80");
    }
}
