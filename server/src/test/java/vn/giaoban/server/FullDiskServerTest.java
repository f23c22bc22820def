package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.RunningServer.Planned;
import vn.giaoban.server.RunningServer.Reply;
import vn.giaoban.server.verify.Verify;
import vn.giaoban.store.sqlite.SmallDisk;

/** The running server when its disk is full, and when there is room again. */
class FullDiskServerTest {
    private static final int ROOM_KIB = 256 * 1024;

    @TempDir
    Path folder;

    @Test
    void itRefusesWritesByNameShowsWhatItHasAndWritesAgainWithoutARestart() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), ROOM_KIB);
        if (mounted.isEmpty()) {
            return;
        }
        try (SmallDisk disk = mounted.get()) {
            Path data = disk.folder().resolve("data");
            try (RunningServer server = RunningServer.start(data)) {
                Planned before = server.conference(2, 30, "");
                assertThat(before.reply().status()).isEqualTo(201);
                As chair = server.chair();
                Path filler = disk.fill();

                eventually(() -> plan(server, chair).status() == 503);
                assertThat(plan(server, chair).code()).isEqualTo("log-unavailable");
                Reply ready = server.get(As.NOBODY, "/api/v1/ready");
                assertThat(ready.status()).isEqualTo(503);
                assertThat(ready.json().at("/checks/log").asString()).isEqualTo("disk-full");
                assertThat(log(server, chair).path("verdict").asString()).isEqualTo("LOG_FAULT");
                assertThat(log(server, chair).at("/params/cause").asString()).isEqualTo("disk-full");
                assertThat(server.get(chair, "/api/v1/conferences/" + before.id())
                                .status())
                        .isEqualTo(200);

                Files.delete(filler);
                eventually(() -> server.get(As.NOBODY, "/api/v1/ready").status() == 200);
                assertThat(plan(server, chair).status()).isEqualTo(201);
            }
            closeLogIn(data);
            var out = new ByteArrayOutputStream();
            int code = Verify.run(data, new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
        }
    }

    /** A server within this process leaves its log open for whatever comes after it; the disk could not be taken away. */
    private static void closeLogIn(Path data) {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        List<Appender<ILoggingEvent>> all = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(all::add);
        for (Appender<ILoggingEvent> each : all) {
            if (each instanceof FileAppender<?> file && Path.of(file.getFile()).startsWith(data)) {
                root.detachAppender(each);
                each.stop();
            }
        }
    }

    @Test
    void itDoesNotStartOnAFullOrReadOnlyDiskAndSaysWhyInPlainWords() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), ROOM_KIB);
        if (mounted.isEmpty()) {
            return;
        }
        try (SmallDisk disk = mounted.get()) {
            Path data = Files.createDirectory(disk.folder().resolve("data"));
            ServerProcess.start(data).close();
            Path filler = disk.fill();
            isRefused(data, "disk-full", "Đĩa của thư mục dữ liệu đã đầy", "The disk of the data folder is full");
            Files.delete(filler);
            disk.readOnly();
            isRefused(
                    data,
                    "disk-read-only",
                    "Không được phép ghi vào thư mục dữ liệu",
                    "The data folder cannot be written");
        }
    }

    private static void isRefused(Path data, String... words) throws Exception {
        try (ServerProcess refused = ServerProcess.launch(data)) {
            assertThat(refused.end()).isEqualTo(1);
            assertThat(refused.printed()).contains(words).doesNotContain("\tat ");
        }
    }

    private static Reply plan(RunningServer server, As chair) {
        String site = server.get(chair, "/api/v1/sites?limit=1")
                .json()
                .at("/items/0/id")
                .asString();
        Instant from = Instant.now().plus(Duration.ofHours(1));
        return server.post(chair, "/api/v1/conferences", """
                {"title":"Họp thử","kind":"giao ban","from":"%s","to":"%s","sites":["%s"],"secrecy":"THUONG"}
                """.formatted(from, from.plus(Duration.ofHours(1)), site));
    }

    private static JsonNode log(RunningServer server, As as) {
        for (JsonNode finding : server.get(as, "/api/v1/system").json().path("findings")) {
            if (finding.path("check").asString().equals("LOG")) {
                return finding;
            }
        }
        throw new AssertionError("the log was not judged");
    }

    private static void eventually(BooleanSupplier truth) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!truth.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
