package vn.giaoban.recording.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vn.giaoban.recording.capture.RecordingFolder;
import vn.giaoban.recording.capture.RecordingIndex;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.Sha256;

/** Seals a recording: afterwards every change of any byte of it can be named. */
public final class Sealer {
    private final SealKey key;

    public Sealer(SealKey key) {
        this.key = key;
    }

    /**
     * A recording's seal as the log remembers it.
     *
     * @param manifestSha256 of the file's bytes, in hex
     */
    public record Seal(String manifestSha256, String merkleRoot, int segments) {}

    /**
     * Makes the segments whole, hashes them and writes the signed manifest, all or nothing. A recording that is sealed
     * already keeps its seal.
     *
     * @param head of the log now: the seal is proof that the log was this long
     */
    public Seal seal(RecordingFolder folder, Head head, long nowMillis) throws IOException {
        Path file = folder.path().resolve(Manifest.FILE);
        if (!Files.exists(file)) {
            write(file, manifest(folder, head, nowMillis).signed(key).text());
        }
        byte[] text = Files.readAllBytes(file);
        Manifest manifest =
                Manifest.parse(text).orElseThrow(() -> new IOException("the manifest cannot be read: " + file));
        return new Seal(
                Sha256.hex(text), manifest.merkleRoot(), manifest.segments().size());
    }

    private Manifest manifest(RecordingFolder folder, Head head, long nowMillis) throws IOException {
        folder.repair();
        RecordingIndex index = folder.index();
        List<Manifest.Segment> segments = new ArrayList<>();
        for (RecordingIndex.Segment segment : index.segments()) {
            segments.add(new Manifest.Segment(
                    segment.number(),
                    segment.file(),
                    segment.startMillis(),
                    segment.endMillis(),
                    segment.bytes(),
                    sha256(folder.path().resolve(segment.file()))));
        }
        Manifest draft = new Manifest(
                Manifest.FORMAT,
                index.conference(),
                index.recording(),
                index.startMillis(),
                index.endMillis(),
                segments,
                index.gaps().stream()
                        .map(gap -> new Manifest.Gap(gap.fromMillis(), gap.toMillis()))
                        .toList(),
                "",
                head.position(),
                head.hash().toString(),
                nowMillis,
                "",
                "");
        return new Manifest(
                draft.format(),
                draft.conference(),
                draft.recording(),
                draft.startMillis(),
                draft.endMillis(),
                draft.segments(),
                draft.gaps(),
                draft.computedRoot(),
                draft.logPosition(),
                draft.logHash(),
                draft.sealedMillis(),
                "",
                "");
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void write(Path file, byte[] text) throws IOException {
        Path draft = file.resolveSibling(Manifest.FILE + ".new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
