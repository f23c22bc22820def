package vn.giaoban.signaling.api;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where a request says it comes from. A page of another origin may change nothing here, whatever cookie travels along. */
public final class Origins {
    private Origins() {}

    /** Scheme, host and port that the caller used to reach this server. */
    public static String of(ServerHttpRequest request) {
        String scheme = request.getSslInfo() != null ? "https" : "http";
        String host = request.getHeaders().getFirst(HttpHeaders.HOST);
        URI uri = request.getURI();
        if (host == null || !host.matches("[A-Za-z0-9.:\\[\\]_-]{1,255}")) {
            host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        }
        return scheme + "://" + host.toLowerCase(Locale.ROOT);
    }

    /** Refuses a request that a browser sends on behalf of another site. */
    public static void refuseForeign(HttpHeaders headers, String own) {
        if (isForeign(headers.getOrigin(), headers.getFirst("Sec-Fetch-Site"), own)) {
            throw new Problem(403, "foreign-origin");
        }
    }

    /**
     * Tells whether a browser sent this from a page of another origin.
     *
     * @param origin the header {@code Origin}; absent for programs that are no browsers
     * @param fetchSite the header {@code Sec-Fetch-Site}
     */
    public static boolean isForeign(@Nullable String origin, @Nullable String fetchSite, String own) {
        if (origin != null) {
            return !origin.toLowerCase(Locale.ROOT).equals(own);
        }
        return fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none");
    }
}
