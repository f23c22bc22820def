package vn.giaoban.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The disk that a bench runs on. */
final class Disk {
    private Disk() {}

    /** A folder for one measurement, on the disk of the temporary files. */
    static Path folder() throws IOException {
        return Files.createTempDirectory("giaoban-bench-");
    }

    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    /** What one write of 4 KiB and its sync take, in milliseconds. */
    static double syncMillis() throws IOException {
        int rounds = 200;
        Path file = Files.createTempFile("giaoban-bench-", ".sync");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                channel.write(ByteBuffer.allocate(4096));
                channel.force(false);
            }
            return (System.nanoTime() - start) / 1e6 / rounds;
        } finally {
            Files.delete(file);
        }
    }
}
