package vn.giaoban.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.backup.BackupNotes;
import vn.giaoban.server.backup.Tool;
import vn.giaoban.server.verify.Verify;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.FindingJson;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.sqlite.Sqlite;

/** A page of the log gone bad, from the refusal to the restored backup. */
class DamagedLogTest {
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private record Said(int code, String text) {}

    private interface Printing {
        int to(PrintStream out) throws IOException;
    }

    private static Said said(Printing tool) throws IOException {
        var out = new ByteArrayOutputStream();
        int code = tool.to(new PrintStream(out, true, UTF_8));
        return new Said(code, out.toString(UTF_8));
    }

    private static Said tool(String... args) throws IOException {
        return said(out -> Tool.parse(args).orElseThrow().run(Instant.now(), out));
    }

    private static Said verify(Path data) throws IOException {
        return said(out -> Verify.run(data, out));
    }

    @Test
    void theServerNamesPageAndPositionAndDoesNotServeAndARestoreBringsItBack() throws Exception {
        Path data = folder.resolve("data");
        Path archive = folder.resolve("backup.zip");
        RunningServer.start(data).close();
        assertThat(tool("backup", "--data", data.toString(), "--to", archive.toString())
                        .code())
                .isZero();
        long page = ruinAPageOfEvents(data.resolve("log.db"));

        assertThatThrownBy(() -> RunningServer.start(data))
                .isInstanceOfSatisfying(
                        LogFailed.class,
                        e -> assertThat(Refusals.of(e))
                                .contains("page-damaged")
                                .contains("Trang " + page + " của log.db (events) bị hỏng, không đọc được vị trí ")
                                .contains("Page " + page + " of log.db (events) is damaged, position ")
                                .contains("verify")
                                .contains("restore"));
        Said found = verify(data);
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.text()).contains("✗ Trang " + page + " của log.db (events) bị hỏng");

        Said restored = tool("restore", archive.toString(), "--data", data.toString(), "--replace");
        assertThat(restored.code()).as(restored.text()).isZero();
        assertThat(verify(data).code()).isZero();
        assertThat(BackupNotes.read(data)).as("the backup is still there").hasSize(1);
        try (RunningServer again = RunningServer.start(data)) {
            assertThat(again.get(As.NOBODY, "/api/v1/health").status()).isEqualTo(200);
        }
    }

    @Test
    void aFaultThatStoppedAServerKeepsItFromStartingUntilTheWholeLogWasFoundSound() throws Exception {
        Path data = folder.resolve("data");
        RunningServer.start(data).close();
        Finding before = new Finding.PageDamaged("log.db", 7, "events", 3);
        Files.write(data.resolve("fault"), FindingJson.write(before));

        assertThatThrownBy(() -> RunningServer.start(data))
                .isInstanceOfSatisfying(
                        LogFailed.class, e -> assertThat(e.finding()).contains(before));
        Said found = verify(data);
        assertThat(found.code()).as(found.text()).isZero();
        assertThat(found.text()).contains("máy chủ chạy lại được");
        RunningServer.start(data).close();
    }

    private static long ruinAPageOfEvents(Path log) throws SQLException, IOException {
        List<Long> pages = new ArrayList<>();
        try (Connection connection = Sqlite.reader(log);
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select pageno from dbstat where name = 'events' and pagetype = 'leaf' order by path")) {
            while (row.next()) {
                pages.add(row.getLong(1));
            }
        }
        long page = pages.get(pages.size() / 2);
        try (var file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek((page - 1) * PAGE);
            file.write(new byte[PAGE]);
        }
        return page;
    }
}
