package vn.giaoban.recording.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.giaoban.recording.webm.ClusterBuilder;
import vn.giaoban.recording.webm.WebmHeader;
import vn.giaoban.recording.webm.WebmHeader.Cue;
import vn.giaoban.recording.webm.WebmRepair;
import vn.giaoban.recording.webm.WebmScan;

/**
 * A recording as one WebM file, put together while it is read: no second copy on the disk and nothing transcoded. Gaps
 * keep their length and hold a card and silence, because players lose lips and seeking over a hole. Length and index
 * are known beforehand, so it can be sought in and asked for in ranges.
 */
public final class CombinedWebm {
    private final List<Part> parts;
    private final long length;

    private CombinedWebm(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.length = parts.stream().mapToLong(Part::length).sum();
    }

    /** Bytes of the whole file. */
    public long length() {
        return length;
    }

    /** The file's bytes from the beginning; {@link InputStream#skip} costs nothing. */
    public InputStream open() {
        return new CombinedStream(parts);
    }

    static CombinedWebm of(ArchivedRecording recording) throws IOException {
        List<Part> clusters = new ArrayList<>();
        List<Cue> cues = new ArrayList<>();
        long at = 0;
        long filledTo = 0;
        int width = 0;
        int height = 0;
        for (ArchivedSegment segment : recording.segments()) {
            Optional<WebmScan> found = scan(segment.file());
            if (found.isEmpty()) {
                continue;
            }
            WebmScan scan = found.get();
            width = Math.max(width, scan.width());
            height = Math.max(height, scan.height());
            for (Part fill : GapFill.between(filledTo, segment.offsetMillis())) {
                cues.add(new Cue(fill.timeMillis(), at));
                clusters.add(fill);
                at += fill.length();
            }
            for (WebmScan.Cluster cluster : scan.clusters()) {
                Part part = new ClusterPart(segment.file(), cluster, segment.offsetMillis() + cluster.timeMillis());
                if (cluster.key()) {
                    cues.add(new Cue(part.timeMillis(), at));
                }
                clusters.add(part);
                at += part.length();
            }
            filledTo = segment.offsetMillis() + segment.durationMillis();
        }
        WebmHeader header =
                new WebmHeader(Math.max(1, width), Math.max(1, height), Instant.ofEpochMilli(recording.startMillis()));
        List<Part> parts = new ArrayList<>();
        parts.add(new BytesPart(0, header.whole(Math.max(1, filledTo), cues, at)));
        parts.addAll(clusters);
        return new CombinedWebm(parts);
    }

    private static Optional<WebmScan> scan(Path file) throws IOException {
        return Files.exists(file) ? WebmScan.of(WebmRepair.map(file)) : Optional.empty();
    }

    /** A stretch of the file. */
    sealed interface Part {
        long timeMillis();

        int length();

        byte[] bytes() throws IOException;
    }

    /** Bytes as they are. */
    record BytesPart(long timeMillis, byte[] bytes) implements Part {
        @Override
        public int length() {
            return bytes.length;
        }
    }

    /** A cluster of a segment, moved to its time in the recording. */
    record ClusterPart(Path file, WebmScan.Cluster cluster, long timeMillis) implements Part {
        @Override
        public int length() {
            return cluster.length();
        }

        @Override
        public byte[] bytes() throws IOException {
            ByteBuffer segment = WebmRepair.map(file);
            byte[] bytes = new byte[cluster.length()];
            segment.get(cluster.position(), bytes);
            ClusterBuilder.move(bytes, timeMillis);
            return bytes;
        }
    }
}
