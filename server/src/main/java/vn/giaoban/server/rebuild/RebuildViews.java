package vn.giaoban.server.rebuild;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.views.MeetingViews;
import vn.giaoban.server.boot.RunFile;
import vn.giaoban.signaling.api.HttpApi;
import vn.giaoban.signaling.api.Json;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.views.SqliteViews;
import vn.giaoban.store.views.ViewState;

/**
 * {@code ./run rebuild-views}: makes views anew from the log, as the page does. The server that runs on the folder does
 * it where there is one; else it is done here, and the next start finds them made.
 */
public final class RebuildViews {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final String ALL = "all";

    private final PrintStream out;
    private String told = "";

    /** One view: how far it is made, or why it stopped. */
    private record Seen(String name, Optional<Integer> percent, Optional<String> fault) {}

    private RebuildViews(PrintStream out) {
        this.out = out;
    }

    /**
     * Makes them and waits until they serve.
     *
     * @param view its name, or {@code all}
     * @return 0, or 1 when there is no such view or one stopped at an event, with the reason printed
     */
    public static int run(Path data, String view, PrintStream out) throws IOException {
        if (!Files.exists(data.resolve("log.db"))) {
            out.println("Không có dữ liệu Giao Ban trong " + data + ". There is no Giao Ban data in " + data + ".");
            return 1;
        }
        try {
            RebuildViews rebuild = new RebuildViews(out);
            return SqliteStore.inUse(data) ? rebuild.ask(RunFile.read(data), view) : rebuild.make(data, view);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int make(Path data, String view) throws InterruptedException {
        MeetingEvents events = new MeetingEvents();
        try (SqliteStore store = SqliteStore.open(data);
                SqliteViews views = SqliteViews.open(
                        data.resolve("views.db"), store.log(), MeetingViews.all(events, store.vault()))) {
            List<String> known = views.states().stream().map(ViewState::name).toList();
            if (!view.equals(ALL) && !known.contains(view)) {
                return unknown(view, known);
            }
            CompletableFuture<?> made = views.rebuild(view.equals(ALL) ? Set.of() : Set.of(view));
            while (!made.isDone()) {
                progress(seen(views));
                Thread.sleep(BETWEEN_LOOKS);
            }
            made.join();
            return done(seen(views));
        }
    }

    private static List<Seen> seen(SqliteViews views) {
        return views.states().stream()
                .map(state -> new Seen(
                        state.name(),
                        Optional.ofNullable(state.making()).map(ViewState.Making::percent),
                        Optional.ofNullable(state.failure()).map(failure -> failure.inBrief())))
                .toList();
    }

    private int ask(RunFile server, String view) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> begun = send(
                    http,
                    request(server, "/system/views/" + view + "/rebuild")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(HttpRequest.BodyPublishers.noBody()));
            if (begun.statusCode() == 404) {
                return unknown(view, seen(http, server).stream().map(Seen::name).toList());
            }
            if (begun.statusCode() != 200) {
                throw new IOException("Máy chủ không nhận / the server refuses: " + begun.statusCode());
            }
            List<Seen> seen = seen(http, server);
            while (seen.stream().anyMatch(one -> one.percent().isPresent())) {
                progress(seen);
                Thread.sleep(BETWEEN_LOOKS);
                seen = seen(http, server);
            }
            return done(seen);
        }
    }

    private static HttpRequest.Builder request(RunFile server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.http() + HttpApi.PREFIX + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + server.terminalKey());
    }

    private static HttpResponse<byte[]> send(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException("Máy chủ không trả lời nữa. The server does not answer any more.", e);
        }
    }

    private static List<Seen> seen(HttpClient http, RunFile server) throws IOException, InterruptedException {
        JsonNode system = Json.read(send(http, request(server, "/system")).body(), JsonNode.class);
        return system.path("findings")
                .valueStream()
                .filter(finding -> finding.path("check").asString().equals("VIEW"))
                .map(finding -> finding.path("params"))
                .map(view -> new Seen(
                        view.path("name").asString(),
                        Optional.of(view.path("percent"))
                                .filter(JsonNode::isString)
                                .map(percent -> Integer.parseInt(percent.asString())),
                        Optional.of(view.path("cause"))
                                .filter(JsonNode::isString)
                                .map(JsonNode::asString)))
                .toList();
    }

    private int unknown(String view, List<String> known) {
        out.println("Không có khung nhìn " + view + ". There is no view " + view + "; there are: " + ALL + ", "
                + String.join(", ", known) + ".");
        return 1;
    }

    /** The slowest of them; said again only when it changed. */
    private void progress(List<Seen> seen) {
        seen.stream()
                .filter(one -> one.percent().isPresent())
                .min(Comparator.comparing(one -> one.percent().orElse(0)))
                .map(one -> "Đang dựng / being made: " + one.percent().orElse(0) + " %")
                .filter(line -> !line.equals(told))
                .ifPresent(line -> {
                    told = line;
                    out.println(line);
                });
    }

    private int done(List<Seen> seen) {
        List<String> stopped = new ArrayList<>();
        seen.forEach(one -> one.fault().ifPresent(fault -> stopped.add(one.name() + " (" + fault + ")")));
        out.println(
                stopped.isEmpty()
                        ? "Đã dựng lại. The views are made anew."
                        : "✗ Dừng lại / stopped: " + String.join(", ", stopped));
        return stopped.isEmpty() ? 0 : 1;
    }
}
