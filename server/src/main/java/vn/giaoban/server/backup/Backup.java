package vn.giaoban.server.backup;

import static java.util.Comparator.comparing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.server.boot.Program;
import vn.giaoban.server.format.DataFormat;
import vn.giaoban.store.log.Sha256;
import vn.giaoban.store.sqlite.SqliteCopy;
import vn.giaoban.store.verify.LogVerifier;
import vn.giaoban.store.verify.Verification;

/**
 * {@code ./run backup}: log, vault, recordings and settings in one archive, checked before it gets its name. A server
 * may be running on the folder. Views are left out: they are made anew from the log.
 */
public final class Backup {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Backup() {}

    /**
     * Makes a backup.
     *
     * @param to the archive; null names it by the time, in a folder beside the data
     * @return 0, or 1 when nothing was made, with the reason printed
     */
    public static int run(Path data, @Nullable Path to, Instant now, PrintStream out) throws IOException {
        return run(data, to, now, out, Progress.UNSEEN);
    }

    /** As {@link #run(Path, Path, Instant, PrintStream)}, telling how much of it is packed. */
    public static int run(Path data, @Nullable Path to, Instant now, PrintStream out, Progress progress)
            throws IOException {
        if (!Files.exists(data.resolve("log.db"))) {
            out.println("Không có dữ liệu Giao Ban trong " + data + ". There is no Giao Ban data in " + data + ".");
            return 1;
        }
        Path archive = to != null
                ? to.toAbsolutePath()
                : BackupNotes.folder(data).resolve("giaoban-" + STAMP.format(now) + ".zip");
        if (Files.exists(archive)) {
            throw new FileAlreadyExistsException(archive.toString());
        }
        Files.createDirectories(archive.getParent());
        Path staging = Folders.staging(archive.resolveSibling(""), "backup", now);
        Path part = archive.resolveSibling(archive.getFileName() + ".part");
        try {
            SqliteCopy.copy(data, staging);
            Verification log = LogVerifier.verify(staging);
            if (!log.sound()) {
                out.println("Nhật ký không nguyên vẹn, không sao lưu; chạy " + Program.NAME + " verify."
                        + " The log is not sound, nothing was backed up; run " + Program.NAME + " verify.");
                return 1;
            }
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            write(data, staging, log, now, part, progress);
            Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
            long bytes = Files.size(archive);
            BackupNotes.made(
                    data,
                    new BackupNotes(
                            String.valueOf(archive.getFileName()),
                            now,
                            bytes,
                            log.head().position(),
                            null,
                            String.valueOf(archive.getParent())));
            out.println("Đã sao lưu đến vị trí " + log.head().position() + " vào " + archive + " (" + bytes
                    + " byte). Backed up to position " + log.head().position() + ".");
            out.println("Thử khôi phục / try it: " + Program.NAME + " restore " + archive + " --trial");
            return 0;
        } finally {
            Files.deleteIfExists(part);
            Folders.delete(staging);
        }
    }

    private static void write(Path data, Path staging, Verification log, Instant now, Path part, Progress progress)
            throws IOException {
        List<Manifest.Entry> entries = new ArrayList<>();
        List<Source> sources = sources(data, staging);
        long total = 0;
        for (Source source : sources) {
            total += Files.size(source.file());
        }
        long done = 0;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            try (ZipOutputStream zip =
                    new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
                zip.setLevel(1);
                for (Source source : sources) {
                    Manifest.Entry entry = add(zip, source.root(), source.file());
                    entries.add(entry);
                    done += entry.bytes();
                    progress.at(Math.min(done, total), total);
                }
                zip.putNextEntry(new ZipEntry(Manifest.NAME));
                zip.write(JsonMapper.shared()
                        .writeValueAsBytes(new Manifest(
                                Manifest.FORMAT,
                                now,
                                log.head().position(),
                                log.head().hash().toString(),
                                entries)));
            }
            channel.force(true);
        }
    }

    /** A file, and the folder under which the archive names it. */
    private record Source(Path root, Path file) {}

    private static List<Source> sources(Path data, Path staging) throws IOException {
        List<Source> sources = new ArrayList<>();
        files(staging).forEach(file -> sources.add(new Source(staging, file)));
        for (String kept : List.of(DataFormat.FILE, "giaoban.yml", "tls", "recordings")) {
            files(data.resolve(kept)).forEach(file -> sources.add(new Source(data, file)));
        }
        return sources;
    }

    /** In an order in which a recording's list comes before the segments it lists, which only grow meanwhile. */
    private static List<Path> files(Path from) throws IOException {
        if (!Files.exists(from)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(from)) {
            return all.filter(Files::isRegularFile)
                    .sorted(comparing((Path file) -> String.valueOf(file.getParent()))
                            .thenComparing(file -> !file.toString().endsWith(".jsonl"))
                            .thenComparing(Path::toString))
                    .toList();
        }
    }

    private static Manifest.Entry add(ZipOutputStream zip, Path root, Path file) throws IOException {
        String path = root.relativize(file).toString().replace('\\', '/');
        zip.putNextEntry(new ZipEntry(path));
        MessageDigest digest = Sha256.begin();
        long bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.transferTo(new DigestOutputStream(new Uncloseable(zip), digest));
        }
        zip.closeEntry();
        return new Manifest.Entry(path, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static final class Uncloseable extends java.io.FilterOutputStream {
        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }
}
