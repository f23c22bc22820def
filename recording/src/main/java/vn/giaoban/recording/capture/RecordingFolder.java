package vn.giaoban.recording.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.recording.webm.WebmRepair;

/** One recording's folder: {@code 00001.webm} and so on, and {@code segments.jsonl}. */
public final class RecordingFolder implements Shelf {
    public static final String INDEX = "segments.jsonl";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    public RecordingFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    /** Makes the folder, or makes whole what a killed server left in it. */
    RecordingIndex open(String conference, String recording) throws IOException {
        Files.createDirectories(folder);
        List<IndexEntry> entries = entries();
        if (entries.isEmpty()) {
            append(new IndexEntry.Begun(conference, recording));
        }
        repair();
        return index();
    }

    /** Leaves nothing of a recording that can be made again. */
    void clear() throws IOException {
        for (RecordingIndex.Segment segment : index().segments()) {
            Files.deleteIfExists(folder.resolve(segment.file()));
        }
        Files.deleteIfExists(folder.resolve(INDEX));
    }

    /** What the folder holds; an index that was never begun is empty. */
    public RecordingIndex index() throws IOException {
        return RecordingIndex.of(entries());
    }

    /** Completes every segment that was not closed. */
    public void repair() throws IOException {
        cutTornLine();
        for (RecordingIndex.Segment segment : index().segments()) {
            if (segment.open()) {
                Path file = folder.resolve(segment.file());
                Optional<Long> length =
                        Files.exists(file) ? WebmRepair.repair(file, Recorder.FRAME_MILLIS) : Optional.empty();
                append(new IndexEntry.Closed(
                        segment.number(),
                        segment.startMillis() + length.orElse(0L),
                        length.isPresent() ? Files.size(file) : 0));
            }
        }
    }

    @Override
    public SegmentFile create(String file) throws IOException {
        SegmentFile created = new ChannelFile(folder.resolve(file));
        forceFolder();
        return created;
    }

    @Override
    public void append(IndexEntry entry) throws IOException {
        byte[] line = (JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(
                folder.resolve(INDEX),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        forceFolder();
    }

    private List<IndexEntry> entries() throws IOException {
        Path index = folder.resolve(INDEX);
        List<IndexEntry> entries = new ArrayList<>();
        if (Files.exists(index)) {
            for (String line : new String(Files.readAllBytes(index), StandardCharsets.UTF_8).split("\n")) {
                try {
                    entries.add(JSON.readValue(line, IndexEntry.class));
                } catch (JacksonException torn) {
                    // The server was killed while it wrote the line: what it was to say is found by the repair.
                    break;
                }
            }
        }
        return entries;
    }

    private void cutTornLine() throws IOException {
        Path index = folder.resolve(INDEX);
        if (!Files.exists(index)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(index);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end < bytes.length) {
            try (FileChannel channel = FileChannel.open(index, StandardOpenOption.WRITE)) {
                channel.truncate(end);
                channel.force(true);
            }
        }
    }

    /** A new name is only durable once its folder is. */
    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static final class ChannelFile implements SegmentFile {
        private final FileChannel channel;

        ChannelFile(Path file) throws IOException {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void patch(long position, ByteBuffer bytes) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
