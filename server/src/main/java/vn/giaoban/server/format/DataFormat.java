package vn.giaoban.server.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.sqlite.SqliteStore;

/**
 * Holds the version that a data folder carries (its file {@code format}; without one it is 1) against the program's,
 * before anything in the folder is opened.
 */
public final class DataFormat {
    /** The name of the file in the data folder. */
    public static final String FILE = "format";

    private DataFormat() {}

    /** The folder is not served; the message says why in Vietnamese and English. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String vietnamese, String english) {
            super(vietnamese + System.lineSeparator() + english);
        }
    }

    /** Makes a backup of the folder as it is; false when none was made. */
    @FunctionalInterface
    public interface BackupFirst {
        boolean make() throws IOException;
    }

    /**
     * Reads only.
     *
     * @throws Refused when the folder is of a newer version than this program's, or its version cannot be read
     */
    public static void check(Path data) {
        known(data, Formats.RELEASED);
    }

    /**
     * Brings a folder to the newest version; nothing happens to one that has it, and one without data only gets the
     * number.
     *
     * @throws Refused as {@link #check}, or when there was no backup, or a step failed: then the folder carries the
     *     version it reached
     * @throws LogFailed {@code data-directory-in-use} when there are steps to take and a server runs on the folder
     */
    public static void bring(Path data, Formats formats, BackupFirst backup, PrintStream out) {
        int version = known(data, formats);
        try {
            if (!Files.exists(data.resolve("log.db"))) {
                write(data, formats.newest());
            } else if (version < formats.newest()) {
                migrate(data, version, formats, backup, out);
            } else if (!Files.exists(data.resolve(FILE))) {
                write(data, version);
            }
        } catch (IOException e) {
            throw new Refused(
                    "Không chuyển được " + data + " sang định dạng " + formats.newest() + ": " + e.getMessage() + ".",
                    "The data folder could not be brought to format " + formats.newest() + ".");
        }
    }

    private static void migrate(Path data, int from, Formats formats, BackupFirst backup, PrintStream out)
            throws IOException {
        if (SqliteStore.inUse(data)) {
            throw new LogFailed("data-directory-in-use", data.toString(), null);
        }
        out.println("Dữ liệu có định dạng " + from + ", chương trình dùng định dạng " + formats.newest()
                + "; sao lưu trước khi chuyển.");
        out.println("The data have format " + from + ", this program uses format " + formats.newest()
                + "; backing up before they are migrated.");
        if (!backup.make()) {
            throw new Refused(
                    "Chưa có bản sao lưu nên dữ liệu không được chuyển và giữ nguyên như cũ.",
                    "Without a backup the data are not migrated; they are as they were.");
        }
        int version = from;
        for (Formats.Step step : formats.from(from)) {
            step.migrate(data);
            write(data, ++version);
        }
        out.println("Đã chuyển sang định dạng " + version + ". Migrated to format " + version + ".");
    }

    private static int known(Path data, Formats formats) {
        int version = version(data);
        if (!formats.knows(version)) {
            throw new Refused(
                    data + " có định dạng " + version + ", mới hơn định dạng " + formats.newest()
                            + " của chương trình này; chưa mở hay ghi gì. Hãy dùng chương trình mới hơn, hoặc khôi"
                            + " phục bản sao lưu đã làm trước khi nâng cấp.",
                    "It has format " + version + ", newer than format " + formats.newest()
                            + " of this program; nothing was opened or written. Use the newer program, or restore the"
                            + " backup that was made before the upgrade.");
        }
        return version;
    }

    private static int version(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return 1;
        }
        try {
            String text = Files.readString(file).strip();
            if (text.matches("[1-9][0-9]{0,5}")) {
                return Integer.parseInt(text);
            }
        } catch (IOException e) {
            // said below
        }
        throw new Refused(
                "Không đọc được phiên bản định dạng trong " + file + "; chưa mở hay ghi gì.",
                "The format version in this file cannot be read; nothing was opened or written.");
    }

    private static void write(Path data, int version) throws IOException {
        Path next = data.resolve(FILE + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap((version + "\n").getBytes(UTF_8)));
            channel.force(true);
        }
        Files.move(next, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
