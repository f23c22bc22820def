package vn.giaoban.server.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.backup.BackupNotes;
import vn.giaoban.server.backup.Tool;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.views.Views;

class SystemRoutesTest {
    private final RunningServer server;

    SystemRoutesTest() throws IOException {
        server = RunningServer.shared();
    }

    @Test
    void aTechnicianSeesEveryCheckAndHowFarEachViewHasCome() {
        var technician = server.role(Role.TECHNICIAN);
        long head = server.context.getBean(CommitLog.class).head().position();
        JsonNode answer =
                server.get(technician, "/api/v1/system?minPosition=" + head).json();
        Map<String, JsonNode> findings = new HashMap<>();
        for (JsonNode finding : answer.path("findings")) {
            String name = finding.at("/params/name").asString("");
            findings.put(finding.path("check").asString() + name, finding);
        }
        assertThat(findings).containsKeys("CERTIFICATE", "ADDRESS", "MEDIA", "DISK", "BACKUP", "SIMULATORS", "VERSION");
        assertThat(verdict(findings, "CERTIFICATE")).isEqualTo("CERTIFICATE_SELF_SIGNED");
        assertThat(number(findings, "CERTIFICATE", "days")).isBetween(800L, 820L);
        assertThat(verdict(findings, "CLOCK")).isEqualTo("CLOCK_STEADY");
        assertThat(verdict(findings, "LOG")).isEqualTo("LOG_GOOD");
        assertThat(number(findings, "LOG", "position")).isGreaterThanOrEqualTo(head);
        assertThat(verdict(findings, "SIMULATORS")).isEqualTo("SIMULATORS_NONE");
        for (var view : server.context.getBean(Views.class).states()) {
            assertThat(verdict(findings, "VIEW" + view.name())).isEqualTo("VIEW_FOLLOWS");
            assertThat(number(findings, "VIEW" + view.name(), "position")).isGreaterThanOrEqualTo(head);
        }
    }

    @Test
    void aChairIsToldWhoMaySeeIt() {
        var refused = server.get(server.role(Role.CHAIR), "/api/v1/system");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.param("role")).isEqualTo("ADMINISTRATOR SECRETARY TECHNICIAN");
    }

    @Test
    void aTechnicianHasAViewMadeAnewWhileTheOldOneServes() {
        var technician = server.role(Role.TECHNICIAN);
        var views = server.context.getBean(Views.class);
        var answer = server.post(technician, "/api/v1/system/views/search/rebuild", null);
        assertThat(answer.json().path("views").valueStream().map(JsonNode::asString))
                .containsExactly("search");
        assertThat(server.get(server.role(Role.ARCHIVIST), "/api/v1/archive/search?q=de%20dieu")
                        .status())
                .isEqualTo(200);
        views.rebuild(Set.of("search")).join();
        assertThat(views.states()).allSatisfy(view -> {
            assertThat(view.making()).isNull();
            assertThat(view.failure()).isNull();
            assertThat(view.serving()).isTrue();
        });
        assertThat(server.post(technician, "/api/v1/system/views/none/rebuild", null)
                        .code())
                .isEqualTo("view-unknown");
        assertThat(server.post(server.role(Role.SECRETARY), "/api/v1/system/views/search/rebuild", null)
                        .code())
                .isEqualTo("not-allowed");
    }

    @Test
    void whoHasNoBrowserHasViewsMadeAnewBesideTheServerAndWithoutOne(@TempDir Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (RunningServer own = RunningServer.start(data)) {
            assertThat(rebuild(data)).isEqualTo("0 made anew");
            assertThat(rebuild(data, "unit")).isEqualTo("0 made anew");
            assertThat(rebuild(data, "none")).startsWith("1").contains("There is no view none; there are: all, ");
            assertThat(own.get(As.bearer("guessed"), "/api/v1/system").status()).isEqualTo(401);
        }
        Files.delete(data.resolve("views.db"));
        assertThat(rebuild(data, "unit")).isEqualTo("0 made anew");
        assertThat(rebuild(data, "none")).startsWith("1").contains("There is no view none; there are: all, ");
        assertThat(rebuild(folder.resolve("nothing"))).startsWith("1");
    }

    /** The exit code, and what is said last. */
    private static String rebuild(Path data, String... view) throws IOException {
        var out = new ByteArrayOutputStream();
        String[] words = Stream.concat(Stream.of("rebuild-views", "--data", data.toString()), Stream.of(view))
                .toArray(String[]::new);
        int code = Tool.parse(words).orElseThrow().run(Instant.now(), new PrintStream(out, true, UTF_8));
        String last = out.toString(UTF_8).lines().reduce((a, b) -> b).orElse("");
        return code + " " + (last.endsWith("The views are made anew.") ? "made anew" : last);
    }

    private static String verdict(Map<String, JsonNode> findings, String check) {
        return Objects.requireNonNull(findings.get(check)).path("verdict").asString();
    }

    private static long number(Map<String, JsonNode> findings, String check, String param) {
        return Long.parseLong(Objects.requireNonNull(findings.get(check))
                .path("params")
                .path(param)
                .asString());
    }

    @Test
    void aBackupIsMadeAndTriedByTwoPresses(@TempDir Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (RunningServer own = RunningServer.start(data)) {
            As technician = own.role(Role.TECHNICIAN);
            assertThat(own.get(technician, "/api/v1/system").json().path("work").isNull())
                    .isTrue();
            assertThat(own.post(technician, "/api/v1/system/trial", null).code())
                    .isEqualTo("backup-missing");
            JsonNode made = ended(own, technician, "backup");
            assertThat(made.path("fault").isNull()).as(made.toString()).isTrue();
            assertThat(made.path("percent").asInt()).isEqualTo(100);
            assertThat(folder.resolve("data-backups").resolve(made.path("file").asString()))
                    .isRegularFile();
            JsonNode tried = ended(own, technician, "trial");
            assertThat(tried.path("fault").isNull()).as(tried.toString()).isTrue();
            assertThat(tried.path("file")).isEqualTo(made.path("file"));
            assertThat(BackupNotes.read(data).getLast().trial()).isNotNull();

            Path archive =
                    folder.resolve("data-backups").resolve(made.path("file").asString());
            byte[] bytes = Files.readAllBytes(archive);
            bytes[bytes.length / 2] ^= 1;
            Files.write(archive, bytes);
            assertThat(ended(own, technician, "trial").path("fault").asString())
                    .isIn("backup-not-whole", "disk-failed");
        }
    }

    private static JsonNode ended(RunningServer own, As who, String what) {
        assertThat(own.post(who, "/api/v1/system/" + what, null).status()).isEqualTo(202);
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            JsonNode work = own.get(who, "/api/v1/system").json().path("work");
            if (!work.path("ended").isNull()) {
                return work;
            }
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
