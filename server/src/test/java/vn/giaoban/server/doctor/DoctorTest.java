package vn.giaoban.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.system.Fact;
import vn.giaoban.server.system.Machine;
import vn.giaoban.server.system.SystemStatus;
import vn.giaoban.store.sqlite.Sqlite;

class DoctorTest {
    private record Said(int code, String text) {}

    private static Said doctor(Path data, OptionalInt port) {
        var out = new ByteArrayOutputStream();
        var asked = new Doctor.Asked(data, port, "127.0.0.1", null, null, List.of());
        int code = Doctor.run(asked, Instant.now(), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }

    private static Said doctor(Path data) {
        return doctor(data, OptionalInt.empty());
    }

    @Test
    void beforeTheFirstStartNothingIsWrongAndNothingIsMade(@TempDir Path folder) {
        Path data = folder.resolve("data");
        Said said = doctor(data);
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("✓ Chưa có thư mục dữ liệu").contains("! Chưa có bản sao lưu");
        assertThat(data).doesNotExist();
    }

    @Test
    void theServerOnTheFolderHoldsItsPortsAndItsLogHasAPosition() throws IOException {
        Said said = doctor(RunningServer.shared().data);
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("do máy chủ Giao Ban này giữ. Held by this server.")
                .containsPattern("✓ Nhật ký ở vị trí [1-9]")
                .contains("! Chứng thư tự ký")
                .doesNotContain("✗");
    }

    @Test
    void aPortThatWasAskedForAndIsTakenIsAFault(@TempDir Path data) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Said said = doctor(data, OptionalInt.of(taken.getLocalPort()));
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.text()).contains("✗ Cổng " + taken.getLocalPort() + "/TCP (HTTP)");
        }
    }

    @Test
    void aLogOfAnotherVersionOrOneThatIsNoLogIsAFault(@TempDir Path data) throws IOException, SQLException {
        try (var newer = Sqlite.writer(data.resolve("log.db"))) {
            Sqlite.execute(newer, "pragma user_version = 99");
        }
        assertThat(doctor(data).text()).contains("✗ Dữ liệu, nhật ký trong " + data + " thuộc phiên bản khác");
        Files.delete(data.resolve("log.db"));
        Files.writeString(data.resolve("format"), "9999");
        assertThat(doctor(data).text()).contains("✗ Dữ liệu, nhật ký trong");
        Files.delete(data.resolve("format"));
        Files.writeString(data.resolve("log.db"), "no log at all, but long enough to look like a header".repeat(20));
        Said said = doctor(data);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("✗ Không đọc được nhật ký");
    }

    @Test
    void theBuffersOfTheMediaPortAreJudgedAndSmallOnesComeWithTheCommandThatMakesThemLarger(@TempDir Path folder) {
        Fact.MediaPort small = new Fact.MediaPort(10_000, 212_992, 425_984, 4_194_304);
        List<String> said = SystemStatus.judge(List.of(small), Instant.now()).stream()
                .map(Sentences::of)
                .toList();
        assertThat(said)
                .containsExactly("Bộ đệm UDP 208/416 KiB, cần 4096 KiB: sysctl -w net.core.rmem_max=4194304"
                        + " net.core.wmem_max=4194304. The UDP buffers are smaller than wanted.");
        Fact.MediaPort here = (Fact.MediaPort) Machine.media(10_000);
        boolean enough = Math.min(here.receive(), here.send()) >= here.wanted();
        assertThat(doctor(folder).text())
                .contains(
                        here.receive() < 0
                                ? "✓ Không biết cỡ bộ đệm UDP."
                                : enough ? "✓ Bộ đệm UDP đủ lớn" : "! Bộ đệm UDP " + here.receive() / 1_024 + "/");
    }

    @Test
    void theLastBackupIsNamedWithWhatToDoUntilItWasTried(@TempDir Path data) throws IOException {
        String note = """
                [{"file":"a.zip","made":"%1$s","bytes":9,"position":7,"trial":%2$s}]""";
        Instant made = Instant.now().minus(Duration.ofDays(2));
        Files.writeString(data.resolve("backups.json"), note.formatted(made, "null"));
        assertThat(doctor(data).text()).contains("! Sao lưu 2 ngày trước").contains("restore FILE --trial");
        Files.writeString(data.resolve("backups.json"), note.formatted(made, "\"" + made + "\""));
        assertThat(doctor(data).text()).contains("✓ Sao lưu 2 ngày trước, đã khôi phục thử.");
    }

    @Test
    void aCertificateOfOnesOwnThatIsNotThereIsAFault(@TempDir Path data) {
        var out = new ByteArrayOutputStream();
        var asked = new Doctor.Asked(
                data, OptionalInt.empty(), "127.0.0.1", data.resolve("no.pem"), "giaoban.example", List.of());
        assertThat(Doctor.run(asked, Instant.now(), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("✗ Không đọc được chứng thư")
                .contains("✓ Địa chỉ đã đặt: giaoban.example.");
    }
}
