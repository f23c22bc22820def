package vn.giaoban.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blobs as files of a folder that one process has. Beside {@code a/b.webm} stands {@code a/.b.webm.sha256}; the blob is
 * there once that is.
 */
public final class FolderBlobs implements Blobs {
    private static final String SEAL = ".sha256";
    private static final String PART = ".part-";

    private final Path folder;
    private final Object names = new Object();

    private FolderBlobs(Path folder) {
        this.folder = folder;
    }

    /** Opens a folder, making it where it is absent; what puts that were cut short have left is cleared away. */
    public static FolderBlobs open(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path file : files(folder)) {
            if (String.valueOf(file.getFileName()).startsWith(PART)) {
                Files.delete(file);
            }
        }
        return new FolderBlobs(folder);
    }

    @Override
    public Blob put(String name, InputStream bytes, @Nullable String sha256) throws IOException {
        Path file = folder.resolve(BlobName.checked(name));
        if (find(name).isPresent()) {
            throw BlobFault.exists(name);
        }
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(PART + UUID.randomUUID());
        try {
            Blob blob = write(name, bytes, part, sha256);
            synchronized (names) {
                if (find(name).isPresent()) {
                    throw BlobFault.exists(name);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                force(part, blob.sha256() + " " + blob.length());
                Files.move(part, seal(file), StandardCopyOption.ATOMIC_MOVE);
                forceFolder(file);
            }
            return blob;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Blob write(String name, InputStream bytes, Path part, @Nullable String sha256) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream to = Channels.newOutputStream(channel)) {
            Blob blob = Copying.copy(name, bytes, to, sha256);
            channel.force(true);
            return blob;
        }
    }

    private static void force(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.DSYNC);
    }

    private void forceFolder(Path file) throws IOException {
        for (Path up = file.getParent(); up != null && up.startsWith(folder); up = up.getParent()) {
            try (FileChannel channel = FileChannel.open(up, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public Optional<Blob> find(String name) {
        if (!BlobName.ok(name)) {
            return Optional.empty();
        }
        try {
            String[] seal = Files.readString(seal(folder.resolve(name))).split(" ", 2);
            return Optional.of(new Blob(name, Long.parseLong(seal[1]), seal[0]));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    @Override
    public InputStream open(String name, long from, long length) throws IOException {
        Blob blob = find(name).orElseThrow(() -> BlobFault.unknown(name));
        long there = Copying.within(blob, from, length);
        FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ);
        try {
            return new FirstBytes(Channels.newInputStream(channel.position(from)), there);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void check(String name) throws IOException {
        Blob blob = find(name).orElseThrow(() -> BlobFault.unknown(name));
        Path file = folder.resolve(name);
        if (!Files.exists(file) || Files.size(file) != blob.length()) {
            throw BlobFault.differs(name);
        }
        Copying.check(this, name);
    }

    @Override
    public boolean delete(String name) throws IOException {
        if (!BlobName.ok(name)) {
            return false;
        }
        Path file = folder.resolve(name);
        synchronized (names) {
            boolean there = Files.deleteIfExists(seal(file));
            Files.deleteIfExists(file);
            if (there) {
                forceFolder(file);
            }
            return there;
        }
    }

    @Override
    public List<Blob> list(String prefix) {
        try {
            List<Blob> found = new ArrayList<>();
            for (Path file : files(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.startsWith(prefix)) {
                    find(name).ifPresent(found::add);
                }
            }
            found.sort((a, b) -> a.name().compareTo(b.name()));
            return List.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Path seal(Path file) {
        return file.resolveSibling("." + file.getFileName() + SEAL);
    }

    @Override
    public void close() {}
}
