package vn.giaoban.store.sqlite;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;
import vn.giaoban.store.log.LogFailed;

/** Gives what a disk refused a stable code: {@code disk-full}, {@code disk-read-only} or {@code disk-failed}. */
final class DiskFault {
    /** With less than this nothing can be written, whatever the disk calls it. */
    private static final long LEAST_BYTES = 256 * 1024;

    private DiskFault() {}

    static LogFailed of(Path file, Exception cause) {
        return new LogFailed(code(file, cause), file + ": " + cause.getMessage(), cause);
    }

    private static String code(Path file, Exception cause) {
        return switch (cause) {
            case LogFailed known -> known.code();
            case SQLException e -> ofSqlite(file, e.getErrorCode() & 0xff);
            case ReadOnlyFileSystemException e -> "disk-read-only";
            case AccessDeniedException e -> "disk-read-only";
            case FileSystemException e -> ofWords(file, String.valueOf(e.getReason()));
            case IOException e -> ofWords(file, String.valueOf(e.getMessage()));
            default -> "append-failed";
        };
    }

    private static String ofSqlite(Path file, int code) {
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return "disk-full";
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code) {
            return "disk-read-only";
        }
        boolean disk = code == SQLiteErrorCode.SQLITE_IOERR.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code;
        return disk ? ofDisk(file) : "append-failed";
    }

    /** The only thing that Java tells of why a file could not be written is the system's sentence. */
    private static String ofWords(Path file, String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("no space") || words.contains("quota")) {
            return "disk-full";
        }
        return words.contains("read-only") || words.contains("permission") ? "disk-read-only" : ofDisk(file);
    }

    private static String ofDisk(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            FileStore store = Files.getFileStore(folder == null ? file : folder);
            if (store.isReadOnly()) {
                return "disk-read-only";
            }
            return store.getUsableSpace() < LEAST_BYTES ? "disk-full" : "disk-failed";
        } catch (IOException e) {
            return "disk-failed";
        }
    }
}
