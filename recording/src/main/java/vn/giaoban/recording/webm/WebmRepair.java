package vn.giaoban.recording.webm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Makes a file whole whose writer was killed. */
public final class WebmRepair {
    private WebmRepair() {}

    /**
     * Cuts a torn end off and completes the last cluster. A file without one whole block is deleted.
     *
     * @param lastFrameMillis how long the last frame lasts
     * @return the time of its end since its beginning, or empty when nothing of it was left
     */
    public static Optional<Long> repair(Path file, int lastFrameMillis) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        Optional<WebmScan> found =
                WebmScan.of(bytes).filter(scan -> !scan.clusters().isEmpty());
        if (found.isEmpty()) {
            Files.delete(file);
            return Optional.empty();
        }
        WebmScan scan = found.get();
        long end = scan.lastMillis(bytes) + lastFrameMillis;
        if (scan.torn()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(scan.goodLength());
                for (WebmScan.Cluster cluster : scan.clusters()) {
                    put(channel, cluster.position() + 4L, longBytes(Element.wideSize(cluster.length() - 12L)));
                }
                put(channel, WebmHeader.durationPosition(), ByteBuffer.wrap(WebmHeader.duration(end)));
                channel.force(true);
            }
        }
        return Optional.of(end);
    }

    /** A file's bytes without reading them at once. */
    public static ByteBuffer map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size());
        }
    }

    private static ByteBuffer longBytes(long value) {
        return ByteBuffer.allocate(8).putLong(value).flip();
    }

    private static void put(FileChannel channel, long position, ByteBuffer bytes) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }
}
