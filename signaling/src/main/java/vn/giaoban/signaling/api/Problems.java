package vn.giaoban.signaling.api;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.store.log.CommitTooLarge;
import vn.giaoban.store.log.ConflictingCommit;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.views.Views.ViewBehind;

/** Turns whatever went wrong into a problem document. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** RFC 9457, with the stable code and its parameters as extension members. */
    record Document(String type, String title, int status, String code, Map<String, String> params) {}

    static Answer answer(Throwable thrown) {
        Problem problem = of(thrown);
        var document = new Document(
                "about:blank", title(problem.status()), problem.status(), problem.code(), problem.params());
        var answer = new Answer(
                problem.status(), Map.of(), new Answer.Content.Bytes("application/problem+json", Json.write(document)));
        String allow = problem.params().get("allow");
        return problem.status() == 405 && allow != null ? answer.with("Allow", allow) : answer;
    }

    static Problem of(Throwable thrown) {
        return switch (thrown) {
            case Problem problem -> problem;
            case Rejected rejected -> new Problem(status(rejected.code()), rejected.code(), rejected.parameters());
            case ViewBehind e -> new Problem(503, "view-behind");
            case ConflictingCommit e -> new Problem(503, "too-busy");
            case CommitTooLarge e -> new Problem(413, "commit-too-large");
            case LogFailed e -> {
                LOG.error("the log cannot be used", e);
                yield new Problem(503, "log-unavailable");
            }
            case CompletionException e when e.getCause() != null -> of(e.getCause());
            case ExecutionException e when e.getCause() != null -> of(e.getCause());
            default -> {
                UUID incident = UUID.randomUUID();
                LOG.error("request failed, incident {}", incident, thrown);
                yield new Problem(500, "internal", Map.of("incident", incident.toString()));
            }
        };
    }

    private static int status(String code) {
        return switch (code) {
            case "not-allowed", "not-chair", "not-seated" -> 403;
            case "link-killed" -> 410;
            case "not-yet" -> 425;
            case "idempotency-key-reused" -> 422;
            case "too-busy", "log-unavailable", "event-unknown" -> 503;
            case "secrecy-not-allowed", "text-too-long" -> 400;
            default -> code.endsWith("-unknown") ? 404 : code.startsWith("bad-") ? 400 : 409;
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 416 -> "Range Not Satisfiable";
            case 422 -> "Unprocessable Content";
            case 425 -> "Too Early";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
