package vn.giaoban.store.blob;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsTest extends BlobsContract {
    @TempDir
    Path folder;

    @Override
    protected Blobs open() throws IOException {
        return FolderBlobs.open(folder);
    }

    @Override
    protected void spoil(String name, long at) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[(int) at] ^= 1;
        Files.write(folder.resolve(name), bytes);
    }

    @Test
    void aPutThatWasKilledIsClearedAwayAtTheNextStart() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.writeString(folder.resolve("a/.part-1"), "half");
        Files.writeString(folder.resolve("a/killed-before-its-hash.webm"), "whole");
        try (Blobs blobs = open()) {
            assertThat(blobs.list("")).isEmpty();
            assertThat(Files.exists(folder.resolve("a/.part-1"))).isFalse();
            blobs.put("a/killed-before-its-hash.webm", new ByteArrayInputStream(new byte[3]), null);
            blobs.check("a/killed-before-its-hash.webm");
        }
        try (Stream<Path> left = Files.list(folder.resolve("a"))) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void whatALargeBlobTakesOfMemoryDoesNotGrowWithIt() throws IOException {
        try (Blobs blobs = open()) {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            blobs.put("a/large.webm", new Zeros(256L << 20), null);
            blobs.check("a/large.webm");
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8L << 20);
        }
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) {
            int now = (int) Math.min(count, left);
            left -= now;
            return now == 0 ? -1 : now;
        }
    }
}
