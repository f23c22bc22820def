package vn.giaoban.server.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.giaoban.meeting.live.LiveEvent.RecordingSealed;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.sqlite.FaultFile;
import vn.giaoban.store.verify.LogVerifier;
import vn.giaoban.store.verify.Verification;

/**
 * {@code ./run verify}: names what was changed. A server may be running on the folder. Changes nothing, but that a log
 * found sound is no longer kept from serving by a fault of before.
 */
public final class Verify {
    private final Path data;
    private final PrintStream out;
    private int faults;

    private Verify(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    /** Prints what was found, in Vietnamese and English; 0 when all is as it was written, else 1. */
    public static int run(Path data, PrintStream out) {
        if (!Files.exists(data.resolve("log.db"))) {
            out.println("Không có dữ liệu Giao Ban trong " + data + ". There is no Giao Ban data in " + data + ".");
            return 1;
        }
        return new Verify(data, out).run();
    }

    private int run() {
        Verification log = LogVerifier.verify(data);
        for (Finding finding : log.findings()) {
            fault(Sentences.of(finding));
        }
        remembered(log.sound());
        out.println("Nhật ký / log: " + log.commits()
                + " giao dịch đã kiểm tra / commits checked, đến vị trí / up to position "
                + log.head().position() + ".");
        try {
            recordings();
        } catch (IOException e) {
            fault("Không đọc được thư mục bản ghi / the recordings cannot be read: " + e.getMessage());
        }
        out.println(
                faults == 0
                        ? "Mọi thứ còn nguyên vẹn. Everything is as it was written."
                        : "Đã bị thay đổi: " + faults + " chỗ. Changed: " + faults + ".");
        return faults == 0 ? 0 : 1;
    }

    /** A fault that stopped a server keeps it from starting until the whole log was found sound. */
    private void remembered(boolean sound) {
        FaultFile.read(data).filter(fault -> sound).ifPresent(fault -> {
            try {
                FaultFile.forget(data);
                out.println("Lỗi đã thấy trước đây không còn, máy chủ chạy lại được. What was found before is not there"
                        + " any more, the server may start again: " + Sentences.of(fault));
            } catch (IOException e) {
                fault("Không xóa được / cannot be deleted: " + e.getMessage());
            }
        });
    }

    private void recordings() throws IOException {
        Map<String, RecordingSealed> seals = seals();
        var archive = new RecordingArchive(data);
        List<String> seen = new ArrayList<>();
        int segments = 0;
        for (ArchivedRecording recording : archive.all()) {
            seen.add(recording.id());
            RecordingSealed seal = seals.get(recording.id());
            if (seal == null) {
                out.println("Bản ghi " + recording.id() + " chưa niêm phong / recording not sealed yet.");
                continue;
            }
            var result = recording.check(null, seal.manifestSha256());
            result.faults().forEach(f -> fault(Sentences.of(recording.id(), f)));
            segments += seal.segments();
        }
        seals.keySet().stream()
                .filter(id -> !seen.contains(id))
                .forEach(
                        id -> fault("Bản ghi " + id + " đã niêm phong nhưng không còn / sealed recording is missing."));
        out.println(
                "Bản ghi / recordings: " + seals.size() + " niêm phong / sealed, " + segments + " đoạn / segments.");
    }

    private Map<String, RecordingSealed> seals() {
        try {
            return SealsInTheLog.read(data);
        } catch (SQLException e) {
            fault("Không đọc được niêm phong trong nhật ký / the seals in the log cannot be read: " + e.getMessage());
            return Map.of();
        }
    }

    private void fault(String sentence) {
        faults++;
        out.println("✗ " + sentence);
    }
}
