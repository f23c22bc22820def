package vn.giaoban.signaling.api;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.meeting.Rejected;

/** Takes requests below {@code /api/v1}: finds the route, the caller and the body, runs the handler, writes the answer. */
public final class HttpApi implements WebHandler {
    public static final String PREFIX = "/api/v1";
    public static final String COOKIE = "giaoban_session";

    private static final int MAX_BODY = 1024 * 1024;

    private final List<Bound> routes;
    private final Callers callers;
    private final Consistency consistency;
    private final InstantSource clock;
    private final Scheduler workers = Schedulers.fromExecutorService(
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("http-", 0).factory()),
            "http");

    private record Bound(Route route, PathPattern pattern) {}

    private record Found(Route route, Map<String, String> variables) {}

    public HttpApi(List<Route> routes, Callers callers, Consistency consistency, InstantSource clock) {
        var parser = new PathPatternParser();
        this.routes = routes.stream()
                .map(r -> new Bound(r, parser.parse(PREFIX + r.path())))
                .sorted((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.pattern, b.pattern))
                .toList();
        this.callers = callers;
        this.consistency = consistency;
        this.clock = clock;
    }

    public List<Route> routes() {
        return routes.stream().map(Bound::route).toList();
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return Mono.defer(() -> {
                    Found found = find(exchange.getRequest());
                    return bodyOf(exchange.getRequest(), found.route)
                            .flatMap(body -> Mono.fromCallable(() -> run(exchange.getRequest(), found, body))
                                    .subscribeOn(workers));
                })
                .onErrorResume(e -> Mono.just(Problems.answer(e)))
                .flatMap(answer -> Answers.write(answer, exchange));
    }

    private Found find(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        HttpMethod method = request.getMethod().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.getMethod();
        var others = new TreeSet<String>();
        for (Bound bound : routes) {
            var match = bound.pattern.matchAndExtract(path);
            if (match != null && bound.route.method().equals(method)) {
                return new Found(bound.route, match.getUriVariables());
            }
            if (match != null) {
                others.add(bound.route.method().name());
            }
        }
        throw others.isEmpty()
                ? Problem.notFound("not-found")
                : new Problem(405, "method-not-allowed", Map.of("allow", String.join(", ", others)));
    }

    private static Mono<byte[]> bodyOf(ServerHttpRequest request, Route route) {
        MediaType type = request.getHeaders().getContentType();
        String expected = route.takes() == Sdp.class ? Sdp.MIME : MediaType.APPLICATION_JSON_VALUE;
        if (route.takes() != null && (type == null || !type.isCompatibleWith(MediaType.valueOf(expected)))) {
            return Mono.error(new Problem(415, "unsupported-media-type", Map.of("expected", expected)));
        }
        return DataBufferUtils.join(request.getBody(), MAX_BODY)
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .onErrorMap(DataBufferLimitException.class, e -> new Problem(413, "body-too-large"))
                .defaultIfEmpty(new byte[0]);
    }

    private Answer run(ServerHttpRequest request, Found found, byte[] body) throws Exception {
        Route route = found.route;
        String origin = Origins.of(request);
        HttpHeaders headers = request.getHeaders();
        HttpCookie cookie = request.getCookies().getFirst(COOKIE);
        if (!route.method().equals(HttpMethod.GET)) {
            Origins.refuseForeign(headers, origin);
        }
        Caller caller = identify(route, headers, cookie == null ? null : cookie.getValue(), isLoopback(request));
        route.allowed().check(caller);

        String digest =
                Idempotency.digest(route.method().name(), request.getPath().value(), body);
        UUID key = Idempotency.keyOf(headers, caller, route);
        UUID commandId = key == null ? UUID.randomUUID() : Idempotency.scoped(caller, key);
        if (key != null) {
            consistency.digestOf(commandId).filter(d -> !d.equals(digest)).ifPresent(d -> {
                throw new Problem(422, "idempotency-key-reused");
            });
        }
        Class<?> takes = route.takes();
        Object value = takes == null
                ? null
                : takes == Sdp.class ? new Sdp(new String(body, StandardCharsets.UTF_8)) : Json.body(body, takes);
        var call = new Call(
                caller,
                found.variables,
                queryOf(request),
                headersOf(headers),
                value,
                origin,
                clock.instant(),
                commandId,
                key != null,
                digest);
        if (route.method().equals(HttpMethod.GET)) {
            waitFor(call);
        }
        return route.handler().handle(call);
    }

    /** A stale cookie or token must not stand in the way of signing in again. */
    private Caller identify(Route route, HttpHeaders headers, @Nullable String cookie, boolean loopback) {
        try {
            Callers.Password password =
                    route.allowed().password() ? Authorization.password(headers).orElse(null) : null;
            String bearer = password == null ? Authorization.bearer(headers).orElse(null) : null;
            return callers.identify(bearer, cookie, password, loopback);
        } catch (Problem | Rejected e) {
            if (route.allowed().anyone()) {
                return new Caller.Anyone();
            }
            throw e;
        }
    }

    private void waitFor(Call call) {
        call.text("minPosition").ifPresent(text -> {
            try {
                consistency.await(Long.parseLong(text));
            } catch (NumberFormatException e) {
                throw Problem.badField("minPosition");
            }
        });
    }

    private static boolean isLoopback(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote != null
                && remote.getAddress() != null
                && remote.getAddress().isLoopbackAddress();
    }

    private static Map<String, String> queryOf(ServerHttpRequest request) {
        var query = new HashMap<String, String>();
        request.getQueryParams().forEach((name, values) -> {
            if (!values.isEmpty() && values.getFirst() != null) {
                query.put(name, values.getFirst());
            }
        });
        return query;
    }

    private static Map<String, String> headersOf(HttpHeaders headers) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> all.put(name, new ArrayList<>(values).getFirst()));
        return all;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
