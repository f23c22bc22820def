package vn.giaoban.signaling.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One route of the API: all that the dispatcher, the OpenAPI document and the tests of who may do what need to know.
 *
 * @param path below {@code /api/v1}, variables in braces
 * @param summary one English sentence
 * @param allowed who may call
 * @param takes the record that the JSON body is read into, or null when there is none
 * @param answers the record that is answered, as JSON; null for none or bytes
 * @param list whether a page of those is answered
 * @param query names of the query parameters
 */
public record Route(
        HttpMethod method,
        String path,
        String summary,
        Allowed allowed,
        @Nullable Class<?> takes,
        @Nullable Class<?> answers,
        boolean list,
        List<String> query,
        Handler handler) {
    public Route {
        query = List.copyOf(query);
    }

    public static Route get(String path, Allowed allowed, String summary, Handler handler) {
        return new Route(HttpMethod.GET, path, summary, allowed, null, null, false, List.of(), handler);
    }

    public static Route post(String path, Allowed allowed, String summary, Handler handler) {
        return new Route(HttpMethod.POST, path, summary, allowed, null, null, false, List.of(), handler);
    }

    public static Route put(String path, Allowed allowed, String summary, Handler handler) {
        return new Route(HttpMethod.PUT, path, summary, allowed, null, null, false, List.of(), handler);
    }

    public static Route delete(String path, Allowed allowed, String summary, Handler handler) {
        return new Route(HttpMethod.DELETE, path, summary, allowed, null, null, false, List.of(), handler);
    }

    public Route takes(Class<?> type) {
        return new Route(method, path, summary, allowed, type, answers, list, query, handler);
    }

    public Route answers(Class<?> type) {
        return new Route(method, path, summary, allowed, takes, type, false, query, handler);
    }

    /** Answers {@code {"items": […], "next": …}}; takes {@code limit} and {@code cursor}. */
    public Route answersPageOf(Class<?> type) {
        return new Route(method, path, summary, allowed, takes, type, true, query, handler)
                .withQuery("limit", "cursor");
    }

    public Route withQuery(String... names) {
        var all = new ArrayList<>(query);
        all.addAll(List.of(names));
        return new Route(method, path, summary, allowed, takes, answers, list, all, handler);
    }
}
