package vn.giaoban.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.server.format.DataFormat;
import vn.giaoban.server.verify.Verify;
import vn.giaoban.store.log.Sha256;
import vn.giaoban.store.sqlite.SqliteStore;

/**
 * {@code ./run restore}: unpacks a backup beside the data folder, checks every file, the chain and the seals, and only
 * then lets it take the folder's place. What stood there before is kept under another name.
 */
public final class Restore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path archive;
    private final Path data;
    private final PrintStream out;
    private final Progress progress;

    private Restore(Path archive, Path data, PrintStream out, Progress progress) {
        this.archive = archive;
        this.data = data;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Restores a backup, or tries whether it could be.
     *
     * @param trial unpack and check only; the result is remembered beside the data
     * @param replace let it take the place of data that is there
     * @return 0 when all was whole, else 1, with the reason printed; then the data are as they were
     */
    public static int run(Path archive, Path data, boolean trial, boolean replace, Instant now, PrintStream out)
            throws IOException {
        var restore = new Restore(archive, data, out, Progress.UNSEEN);
        return trial ? restore.attempt(now) : restore.replace(replace, now);
    }

    /** Tries whether a backup could be restored, telling how much of it is unpacked; a server may run on the data. */
    public static int trial(Path archive, Path data, Instant now, PrintStream out, Progress progress)
            throws IOException {
        return new Restore(archive, data, out, progress).attempt(now);
    }

    private int attempt(Instant now) throws IOException {
        Path staging = Folders.staging(parent(), "trial", now);
        try {
            int result = unpack(staging);
            if (result == 0 && Files.isDirectory(data)) {
                BackupNotes.tried(data, String.valueOf(archive.getFileName()), now);
            }
            return result;
        } finally {
            Folders.delete(staging);
        }
    }

    private int replace(boolean replace, Instant now) throws IOException {
        boolean there = !Folders.empty(data);
        if (there && !replace) {
            out.println(data + " đã có dữ liệu; thêm --replace để thay (dữ liệu cũ được giữ lại dưới tên khác). " + data
                    + " holds data; add --replace to put the backup in its place (the old data are kept).");
            return 1;
        }
        if (there && SqliteStore.inUse(data)) {
            out.println("Máy chủ đang chạy trên thư mục này; dừng máy chủ trước. "
                    + "A server is running on this folder; stop it first.");
            return 1;
        }
        Path staging = Folders.staging(parent(), "restore", now);
        try {
            int result = unpack(staging);
            if (result == 0) {
                if (there) {
                    BackupNotes.carry(data, staging);
                    Path before = data.resolveSibling(data.getFileName() + ".before-" + STAMP.format(now));
                    Files.move(data, before, StandardCopyOption.ATOMIC_MOVE);
                    out.println("Dữ liệu cũ / the old data: " + before);
                } else {
                    Files.deleteIfExists(data);
                }
                Files.move(staging, data, StandardCopyOption.ATOMIC_MOVE);
                out.println("Đã khôi phục vào " + data + ". Restored.");
            }
            return result;
        } finally {
            Folders.delete(staging);
        }
    }

    /** The same file system as the data, so that what is unpacked can take their place in one step. */
    private Path parent() throws IOException {
        return Files.createDirectories(data.resolveSibling("").toAbsolutePath());
    }

    private int unpack(Path staging) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Manifest manifest = manifest(zip);
            long total =
                    manifest.files().stream().mapToLong(Manifest.Entry::bytes).sum();
            long done = 0;
            for (Manifest.Entry entry : manifest.files()) {
                unpack(zip, entry, staging);
                done += entry.bytes();
                progress.at(done, total);
            }
        } catch (ZipException | JacksonException | Damaged e) {
            out.println("Bản sao lưu " + archive + " bị hỏng: " + e.getMessage() + ". The backup is damaged.");
            return 1;
        }
        try {
            DataFormat.check(staging);
        } catch (DataFormat.Refused e) {
            out.println(e.getMessage());
            return 1;
        }
        return Verify.run(staging, out);
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new Damaged(Manifest.NAME);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = JsonMapper.shared().readValue(in.readAllBytes(), Manifest.class);
            if (manifest.format() > Manifest.FORMAT) {
                throw new Damaged("do phiên bản mới hơn làm ra; hãy cập nhật chương trình / made by a newer version");
            }
            return manifest;
        }
    }

    private static void unpack(ZipFile zip, Manifest.Entry entry, Path staging) throws IOException {
        Path file = staging.resolve(entry.path()).normalize();
        ZipEntry packed = zip.getEntry(entry.path());
        if (!file.startsWith(staging) || packed == null) {
            throw new Damaged(entry.path());
        }
        Files.createDirectories(file.getParent());
        MessageDigest digest = Sha256.begin();
        try (InputStream in = zip.getInputStream(packed);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream to = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
            if (in.transferTo(to) != entry.bytes()) {
                throw new Damaged(entry.path());
            }
            channel.force(true);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
            throw new Damaged(entry.path());
        }
    }

    /** A part of the archive is not what was packed; the message names it. */
    private static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1;

        Damaged(String what) {
            super(what);
        }
    }
}
