package vn.giaoban.server.boot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** The browser's pages: what Vite built, found on the class path. Reading a page never changes anything. */
final class Pages implements WebHandler {
    private static final String ROOT = "META-INF/resources";
    private static final String STAFF = "/index.html";
    private static final String SITE = "/v.html";

    /** First segments of the paths that the staff's page serves; {@code v} is the site's. */
    static final Set<String> STAFF_PATHS = Set.of(
            "",
            "start",
            "setup",
            "dang-nhap",
            "pad",
            "lich",
            "ho-so",
            "may-quay",
            "thiet-bi",
            "tinh-trang",
            "phong-hop",
            "duong-truyen",
            "xoa-nguoi");

    private static final Map<String, String> MIME = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("webmanifest", "application/manifest+json"));

    private final Map<String, Optional<byte[]>> files = new ConcurrentHashMap<>();

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        ServerHttpResponse response = exchange.getResponse();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            response.setStatusCode(HttpStatus.METHOD_NOT_ALLOWED);
            response.getHeaders().set(HttpHeaders.ALLOW, "GET, HEAD");
            return response.setComplete();
        }
        String path = exchange.getRequest().getPath().value();
        String name = fileOf(path);
        byte[] bytes = name == null ? null : load(name);
        if (name == null || bytes == null) {
            response.setStatusCode(HttpStatus.NOT_FOUND);
            return response.setComplete();
        }
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, MIME.getOrDefault(extension(name), "application/octet-stream"));
        headers.set(
                HttpHeaders.CACHE_CONTROL,
                name.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        headers.setContentLength(bytes.length);
        return method.equals(HttpMethod.HEAD)
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    /** The file that a path names, or null: entries by their first segment, everything else by its exact name. */
    static @Nullable String fileOf(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        String first = path.split("/", 3).length > 1 ? path.split("/", 3)[1] : "";
        if (!last.contains(".")) {
            return first.equals("v") ? SITE : STAFF_PATHS.contains(first) ? STAFF : null;
        }
        boolean plain = path.matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+") && !path.contains("..");
        return plain && MIME.containsKey(extension(last)) ? path : null;
    }

    private byte @Nullable [] load(String name) {
        return files.computeIfAbsent(name, Pages::read).orElse(null);
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(ROOT + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
