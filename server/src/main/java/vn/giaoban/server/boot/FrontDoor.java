package vn.giaoban.server.boot;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import vn.giaoban.signaling.api.HttpApi;
import vn.giaoban.signaling.api.Origins;

/** The one way in: sends each request to the WebSocket, to the API or to the pages, and puts the safety headers on all. */
public final class FrontDoor implements WebHandler {

    private static final String POLICY_REST = "; img-src 'self' data: blob:; media-src 'self' blob: mediastream:"
            + "; style-src 'self' 'unsafe-inline'; font-src 'self'; worker-src 'self' blob:; object-src 'none'"
            + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final WebHandler api;
    private final WebHandler socket;
    private final WebHandler pages = new Pages();

    /**
     * The way in.
     *
     * @param socket checks by itself which page opens it
     */
    public FrontDoor(WebHandler api, WebHandler socket) {
        this.api = api;
        this.socket = socket;
    }

    HttpHandler asHandler() {
        return WebHttpHandlerBuilder.webHandler(this).build();
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        String origin = Origins.of(request);
        guard(exchange.getResponse().getHeaders(), origin);
        if (path.equals("/ws")) {
            return socket.handle(exchange);
        }
        return path.equals(HttpApi.PREFIX) || path.startsWith(HttpApi.PREFIX + "/")
                ? api.handle(exchange)
                : pages.handle(exchange);
    }

    private static void guard(HttpHeaders headers, String origin) {
        // Older Firefox does not count a WebSocket of the same host as 'self'.
        String socket = origin.replaceFirst("^http", "ws");
        headers.set(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self'; connect-src 'self' " + socket + POLICY_REST);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(self), microphone=(self), display-capture=(self), geolocation=()");
    }
}
