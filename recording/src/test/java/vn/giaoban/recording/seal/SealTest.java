package vn.giaoban.recording.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.recording.Program;
import vn.giaoban.recording.capture.CaptureListener;
import vn.giaoban.recording.capture.Recorder;
import vn.giaoban.recording.capture.RecordingFolder;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;

class SealTest {
    private static final long START = 1_772_000_000_000L;
    private static final Head HEAD = new Head(4_711, Hash.GENESIS);

    @TempDir
    Path dir;

    private final SealKey key = SealKey.of(new Secrets());
    private Sealer.Seal seal = new Sealer.Seal("", "", 0);

    @BeforeEach
    void sealed() throws IOException {
        RecordingFolder folder = new RecordingFolder(dir);
        for (int part = 0; part < 3; part++) {
            try (Recorder recorder = Recorder.open(folder, "c", "r", new Deaf())) {
                Program.of("hoa-khe", START + part * 5_000L, 3_000).forEach(recorder::frame);
            }
        }
        seal = new Sealer(key).seal(folder, HEAD, START + 60_000);
    }

    @Test
    void anUntouchedRecordingIsIntactAndNamesTheLogItWasSealedWith() throws IOException {
        SealVerifier.Result result = new SealVerifier(key.publicKey()).verify(dir, seal.manifestSha256());
        assertThat(result.faults()).isEmpty();
        Manifest manifest = result.manifest().orElseThrow();
        assertThat(manifest.logPosition()).isEqualTo(4_711);
        assertThat(manifest.segments()).hasSize(3);
        assertThat(manifest.gaps()).hasSize(2);
        assertThat(manifest.merkleRoot()).isEqualTo(seal.merkleRoot());
        assertThat(seal.segments()).isEqualTo(3);
    }

    @Test
    void sealingAgainChangesNothing() throws IOException {
        Sealer.Seal again = new Sealer(key).seal(new RecordingFolder(dir), new Head(9_999, Hash.GENESIS), 1);
        assertThat(again).isEqualTo(seal);
    }

    @Test
    void oneFlippedBitOfASegmentNamesThatSegment() throws IOException {
        long seed = 9;
        Random random = new Random(seed);
        Path segment = dir.resolve("00002.webm");
        byte[] whole = Files.readAllBytes(segment);
        for (int i = 0; i < 50; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(segment, flipped);
            assertThat(faults()).as("seed " + seed).containsExactly(new SealFault.SegmentChanged("00002.webm"));
        }
    }

    @Test
    void missingAndAddedSegmentsAreNamed() throws IOException {
        Files.move(dir.resolve("00003.webm"), dir.resolve("00004.webm"));
        assertThat(faults())
                .containsExactly(new SealFault.SegmentMissing("00003.webm"), new SealFault.SegmentAdded("00004.webm"));
    }

    @Test
    void anyChangedByteOfTheManifestIsSeen() throws IOException {
        Path file = dir.resolve(Manifest.FILE);
        byte[] text = Files.readAllBytes(file);
        for (int i = 0; i < text.length; i += 7) {
            byte[] changed = text.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertThat(faults()).as("byte " + i).isNotEmpty();
        }
        Files.write(file, (new String(text, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8));
        assertThat(faults()).containsExactly(new SealFault.ManifestChanged("text"));
    }

    @Test
    void aRecordingSealedAnewByAnotherKeyIsSeenByKeyAndByLog() throws IOException {
        Files.delete(dir.resolve(Manifest.FILE));
        assertThat(faults()).containsExactly(new SealFault.Unsealed());
        new Sealer(SealKey.of(new Secrets())).seal(new RecordingFolder(dir), HEAD, START + 60_000);
        assertThat(faults()).hasSize(1).first().isInstanceOf(SealFault.ForeignKey.class);
        assertThat(new SealVerifier(null).verify(dir, seal.manifestSha256()).faults())
                .containsExactly(new SealFault.ManifestChanged("replaced"));
    }

    @Test
    void theKeyIsKept() {
        Secrets secrets = new Secrets();
        assertThat(SealKey.of(secrets).publicKey())
                .isEqualTo(SealKey.of(secrets).publicKey());
    }

    @Test
    void theRootIsThatOfTheStandard() {
        // The tree of one empty leaf and of none, from the test vectors of certificate transparency.
        assertThat(HexFormat.of().formatHex(Merkle.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(HexFormat.of().formatHex(Merkle.root(List.of(new byte[0]))))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(HexFormat.of().formatHex(Merkle.root(List.of(new byte[0], new byte[1], new byte[] {0x10}))))
                .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    }

    private List<SealFault> faults() throws IOException {
        return new SealVerifier(key.publicKey()).verify(dir).faults();
    }

    private static final class Secrets implements SecretStore {
        private final Map<String, byte[]> kept = new HashMap<>();

        @Override
        public Optional<byte[]> secret(String name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void putSecret(String name, byte[] value) {
            kept.put(name, value);
        }
    }

    private static final class Deaf implements CaptureListener {
        @Override
        public void beat(long programMillis, long bytes) {}

        @Override
        public void failed(String reason) {}

        @Override
        public void interrupted(long fromMillis, long toMillis) {}
    }
}
