package vn.giaoban.server.office;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.OpenApi;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.Office;
import vn.giaoban.store.vault.Vault;

/** What anybody may know of this server. */
public final class OfficeRoutes {
    private OfficeRoutes() {}

    /** All that a page knows before its first press. {@code setup} is true until somebody can sign in. */
    record OfficeAnswer(String name, boolean sample, boolean setup, List<String> languages) {}

    /**
     * How the server is.
     *
     * @param status {@code up} or {@code down}
     * @param instance of this run
     * @param position of the log's head
     * @param checks by name, {@code ok} or what is wrong
     */
    record HealthAnswer(String status, String instance, long position, Map<String, String> checks) {}

    /**
     * The routes.
     *
     * @param all every route of the server, for the OpenAPI document
     */
    public static List<Route> of(Vault vault, Wellness wellness, Supplier<List<Route>> all) {
        return List.of(
                Route.get("/office", Allowed.toAnyone(), "The office's name, whether it is a sample.", call -> {
                            var office = Office.read(vault);
                            return Answer.ok(new OfficeAnswer(
                                    office.map(Office::name).orElse(""),
                                    office.map(o -> o.sample() != null).orElse(false),
                                    office.isEmpty(),
                                    List.of("vi", "en")));
                        })
                        .answers(OfficeAnswer.class),
                Route.get("/health", Allowed.toAnyone(), "Whether the process lives and its parts are well.", call -> {
                            var results = wellness.results();
                            results.remove("started");
                            return health(wellness, results);
                        })
                        .answers(HealthAnswer.class),
                Route.get(
                                "/ready",
                                Allowed.toAnyone(),
                                "Whether the server can serve.",
                                call -> health(wellness, wellness.results()))
                        .answers(HealthAnswer.class),
                Route.get(
                        "/openapi.json",
                        Allowed.toAnyone(),
                        "This document.",
                        call -> Answer.ok(OpenApi.of(all.get()))));
    }

    private static Answer health(Wellness wellness, Map<String, String> results) {
        boolean up = results.values().stream().allMatch(Wellness.OK::equals);
        var answer = Answer.ok(new HealthAnswer(up ? "up" : "down", wellness.instance(), wellness.position(), results));
        return up ? answer : new Answer(503, Map.of(), answer.content());
    }
}
