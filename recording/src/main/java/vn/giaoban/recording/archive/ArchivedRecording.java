package vn.giaoban.recording.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.recording.capture.RecordingFolder;
import vn.giaoban.recording.capture.RecordingIndex;
import vn.giaoban.recording.seal.Manifest;
import vn.giaoban.recording.seal.SealVerifier;

/**
 * One recording as it stands. Program time 0 is {@code startMillis}; gaps keep their length, so that what the log says
 * happened at time T plays at offset T − start.
 *
 * @param startMillis Unix milliseconds; 0 while nothing was captured
 * @param durationMillis from the start to the end of the last complete segment
 * @param segments complete ones only, in order
 */
public record ArchivedRecording(
        String id,
        String conference,
        Path folder,
        boolean sealed,
        long startMillis,
        long durationMillis,
        List<ArchivedSegment> segments,
        List<RecordingIndex.Gap> gaps) {

    public ArchivedRecording {
        segments = List.copyOf(segments);
        gaps = List.copyOf(gaps);
    }

    static ArchivedRecording read(Path folder) throws IOException {
        RecordingIndex index = new RecordingFolder(folder).index();
        long start = index.startMillis();
        List<ArchivedSegment> segments = new ArrayList<>();
        for (RecordingIndex.Segment segment : index.segments()) {
            if (!segment.open()) {
                segments.add(new ArchivedSegment(
                        segment.number(),
                        folder.resolve(segment.file()),
                        segment.startMillis(),
                        segment.endMillis() - segment.startMillis(),
                        segment.startMillis() - start,
                        gapBefore(index, segment),
                        segment.bytes()));
            }
        }
        return new ArchivedRecording(
                index.recording(),
                index.conference(),
                folder,
                Files.exists(folder.resolve(Manifest.FILE)),
                start,
                Math.max(0, index.endMillis() - start),
                segments,
                index.gaps());
    }

    public Optional<ArchivedSegment> segment(int number) {
        return segments.stream().filter(segment -> segment.number() == number).findFirst();
    }

    /** Everything as one file that can be sought in. */
    public CombinedWebm download() throws IOException {
        return CombinedWebm.of(this);
    }

    /** The bytes of the signed manifest; empty before the recording is sealed. */
    public Optional<byte[]> manifest() throws IOException {
        Path file = folder.resolve(Manifest.FILE);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /**
     * Holds the recording against its seal; reads all of it.
     *
     * @param officeKey the public key that must have signed; null to take any
     * @param manifestSha256 what the log remembers of the manifest; null to leave that out
     */
    public SealVerifier.Result check(@Nullable String officeKey, @Nullable String manifestSha256) throws IOException {
        return new SealVerifier(officeKey).verify(folder, manifestSha256);
    }

    private static long gapBefore(RecordingIndex index, RecordingIndex.Segment segment) {
        return index.gaps().stream()
                .filter(gap -> gap.toMillis() == segment.startMillis())
                .mapToLong(gap -> gap.toMillis() - gap.fromMillis())
                .sum();
    }
}
