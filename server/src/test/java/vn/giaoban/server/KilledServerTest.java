package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.verify.Verify;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.sqlite.SqliteStore;

/** The whole server, killed at random under load, on the same data again and again. */
class KilledServerTest {
    private static final int KILLS = 3;
    private static final int LEAST_MILLIS = 500;
    private static final int MOST_MILLIS = 2_500;

    @TempDir
    Path folder;

    private final Map<String, Long> planned = new ConcurrentHashMap<>();
    private final Map<UUID, Long> written = new ConcurrentHashMap<>();
    private final AtomicInteger day = new AtomicInteger(2);

    @Test
    void everyAcknowledgedCommandIsThereAfterEachKill() throws Exception {
        long seed = System.nanoTime();
        System.out.println("the server killed " + KILLS + " times, seed " + seed);
        Random random = new Random(seed);
        Path data = Files.createDirectory(folder.resolve("data"));
        As chair = As.NOBODY;
        String meeting = "";
        for (int kill = 1; kill <= KILLS; kill++) {
            try (ServerProcess server = ServerProcess.start(data)) {
                if (kill == 1) {
                    chair = server.chair();
                    meeting = plan(server, chair, 30);
                    open(server, chair, meeting);
                    aSecondProcessIsRefusedInPlainWords(data, server);
                }
                everythingIsShown(server, chair, meeting);
                killUnderLoad(server, chair, meeting, random);
            }
            everythingIsInTheLog(data, "kill " + kill + ", seed " + seed);
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            everythingIsShown(server, chair, meeting);
        }
        assertThat(planned.size()).isGreaterThan(KILLS);
        assertThat(written.size()).isGreaterThan(KILLS);
    }

    private static void aSecondProcessIsRefusedInPlainWords(Path data, ServerProcess server) throws Exception {
        try (ServerProcess second = ServerProcess.launch(data)) {
            assertThat(second.end()).isEqualTo(1);
            assertThat(second.printed())
                    .contains("Thư mục dữ liệu đang có máy chủ khác dùng")
                    .contains("Another server is using the data folder")
                    .contains(Long.toString(server.pid()))
                    .doesNotContain("Exception");
        }
    }

    private String plan(ServerProcess server, As chair, int inMinutes) throws IOException, InterruptedException {
        JsonNode sites = server.get(chair, "/api/v1/sites?limit=40").path("items");
        Instant from = Instant.now().plus(Duration.ofMinutes(inMinutes));
        HttpResponse<String> made = server.send(chair, "POST", "/api/v1/conferences", """
                {"title":"Họp thử","kind":"giao ban","from":"%s","to":"%s","sites":["%s"],"secrecy":"THUONG"}
                """.formatted(
                from, from.plus(Duration.ofHours(1)), sites.get(35).path("id").asString()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode answer = JsonMapper.shared().readTree(made.body());
        planned.put(answer.path("id").asString(), answer.path("position").asLong());
        return answer.path("id").asString();
    }

    private static void open(ServerProcess server, As chair, String meeting) throws IOException {
        try (Wire page = Wire.staff(server.url(), chair, meeting)) {
            assertThat(page.ask("{\"type\":\"openMeeting\"}", 0).path("type").asString())
                    .isEqualTo("done");
        }
    }

    /** Plans over HTTP and notes over two sockets, each waiting for its answers, until the process is gone. */
    private void killUnderLoad(ServerProcess server, As chair, String meeting, Random random) throws Exception {
        List<Thread> load = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            load.add(Thread.ofVirtual()
                    .start(() -> untilItEnds(() -> plan(server, chair, day.incrementAndGet() * 24 * 60))));
        }
        for (int i = 0; i < 2; i++) {
            load.add(Thread.ofVirtual()
                    .start(() -> untilItEnds(() -> {
                        try (Wire page = Wire.staff(server.url(), chair, meeting)) {
                            int epoch =
                                    page.first.at("/room/meeting/chair/epoch").asInt();
                            while (true) {
                                note(page, epoch);
                            }
                        }
                    })));
        }
        Thread.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
        server.close();
        for (Thread one : load) {
            one.join();
        }
    }

    private void note(Wire page, int epoch) {
        UUID note = UUID.randomUUID();
        JsonNode answer = page.ask(
                "{\"type\":\"writeNote\",\"note\":\"%s\",\"kind\":\"NOTE\",\"text\":\"Ghi chú\"}".formatted(note),
                epoch);
        if (answer.path("type").asString().equals("done")) {
            written.put(
                    UUID.fromString(answer.path("id").asString()),
                    answer.path("position").asLong());
        }
    }

    private interface Work {
        void once() throws Exception;
    }

    private static void untilItEnds(Work work) {
        try {
            while (true) {
                work.once();
            }
        } catch (Exception | AssertionError gone) {
            // what was not answered was not promised
        }
    }

    /** With the session of the first run, which outlives every kill too. */
    private void everythingIsShown(ServerProcess server, As chair, String meeting) throws Exception {
        long newest = planned.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        for (String conference : planned.keySet()) {
            HttpResponse<String> shown =
                    server.send(chair, "GET", "/api/v1/conferences/" + conference + "?minPosition=" + newest, null);
            assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        }
        try (Wire page = Wire.staff(server.url(), chair, meeting)) {
            assertThat(page.first.path("type").asString())
                    .as(page.first.toString())
                    .isEqualTo("welcome");
            assertThat(page.first.at("/room/meeting/status").asString()).isEqualTo("LIVE");
        }
    }

    private void everythingIsInTheLog(Path data, String when) {
        try (SqliteStore store = SqliteStore.open(data)) {
            written.forEach((command, position) -> assertThat(store.log().findByCommand(command))
                    .as(when)
                    .get()
                    .extracting(StoredCommit::position)
                    .isEqualTo(position));
            planned.forEach((conference, position) -> assertThat(store.log().read(position - 1, 1))
                    .as(when)
                    .singleElement()
                    .satisfies(stored -> assertThat(stored.commit().scopes()).contains(conference)));
        }
        var out = new ByteArrayOutputStream();
        int code = Verify.run(data, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code)
                .as("%s: %s", when, out.toString(StandardCharsets.UTF_8))
                .isZero();
    }
}
