package vn.giaoban.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.server.RunningServer;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.mongo.MongoStore;
import vn.giaoban.store.sqlite.SqliteStore;

/** {@code ./run move-log} of the sample into a double of MongoDB. */
class MoveLogTest {
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = "mongodb://127.0.0.1:" + server.bind().getPort() + "/moved";

    @AfterEach
    void end() {
        server.shutdownNow();
    }

    private int move(Path data) throws IOException {
        return Tool.parse("move-log", uri, "--data", data.toString())
                .orElseThrow()
                .run(Instant.EPOCH, new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
    }

    @Test
    void everyCommitArrivesWithItsHashAndASecondMoveGoesOn(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        try (RunningServer running = RunningServer.start(data)) {
            assertThatThrownBy(() -> move(data)).isInstanceOf(LogFailed.class);
            assertThat(running.url).isNotEmpty();
        }
        assertThat(move(data)).isZero();
        assertThat(move(data)).as("nothing is left to be moved").isZero();
        try (SqliteStore from = SqliteStore.open(data);
                MongoStore to = MongoStore.open(uri)) {
            List<StoredCommit> all = from.log().read(0, 100_000);
            assertThat(all).isNotEmpty();
            assertThat(to.log().read(0, 100_000)).isEqualTo(all);
            assertThat(to.vault().people()).isEqualTo(from.vault().people()).isNotEmpty();
        }
    }

    @Test
    void aDatabaseWithAnotherLogIsRefused(@TempDir Path folder) throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        RunningServer.start(one, "--empty").close();
        RunningServer.start(other).close();
        assertThat(move(other)).isZero();
        assertThat(move(one)).isEqualTo(1);
    }
}
