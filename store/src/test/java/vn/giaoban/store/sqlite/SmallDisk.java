package vn.giaoban.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/** A file system of a few megabytes in memory, which can be filled, enlarged and made read-only; only root may have one. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Empty, and said so, where this user or machine does not let a file system be mounted. */
    public static Optional<SmallDisk> mount(Path folder, int kib) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (command("mount", "-t", "tmpfs", "-o", "size=" + kib + "k", "tmpfs", folder.toString())) {
            return Optional.of(new SmallDisk(folder));
        }
        System.out.println("NOT PROVEN: the log on a disk that is really full or read-only (mount needs root)");
        return Optional.empty();
    }

    public Path folder() {
        return folder;
    }

    public void resize(int kib) throws IOException, InterruptedException {
        if (!command("mount", "-o", "remount,rw,size=" + kib + "k", folder.toString())) {
            throw new IOException("cannot be resized");
        }
    }

    public void readOnly() throws IOException, InterruptedException {
        if (!command("mount", "-o", "remount,ro", folder.toString())) {
            throw new IOException("cannot be made read-only");
        }
    }

    /** A file that takes what room is left. */
    public Path fill() throws IOException {
        Path file = folder.resolve("filler");
        byte[] block = new byte[4096];
        new Random(1).nextBytes(block);
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return file;
        }
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                System.out.println(String.join(" ", words) + ": " + said.strip());
                return false;
            }
            return true;
        } catch (IOException absent) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!command("umount", folder.toString())) {
            command("umount", "-l", folder.toString());
        }
    }
}
