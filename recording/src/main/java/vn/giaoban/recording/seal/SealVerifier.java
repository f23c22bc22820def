package vn.giaoban.recording.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.log.Sha256;

/** Holds a recording against its seal. */
public final class SealVerifier {
    private final @Nullable String officeKey;

    /** @param officeKey the public key that must have signed, in base64; null to take any */
    public SealVerifier(@Nullable String officeKey) {
        this.officeKey = officeKey;
    }

    /**
     * The outcome.
     *
     * @param manifest as far as it can be read
     */
    public record Result(List<SealFault> faults, Optional<Manifest> manifest) {
        public boolean intact() {
            return faults.isEmpty();
        }
    }

    /** Checks manifest and every segment; reads all of the recording. */
    public Result verify(Path folder) throws IOException {
        return verify(folder, null);
    }

    /** As {@link #verify(Path)}; the manifest must also be the one with this hash, which the log remembers. */
    public Result verify(Path folder, @Nullable String manifestSha256) throws IOException {
        Path file = folder.resolve(Manifest.FILE);
        if (!Files.exists(file)) {
            return new Result(List.of(new SealFault.Unsealed()), Optional.empty());
        }
        byte[] text = Files.readAllBytes(file);
        Optional<Manifest> parsed = Manifest.parse(text);
        if (parsed.isEmpty()) {
            return new Result(List.of(new SealFault.ManifestChanged("text")), Optional.empty());
        }
        Manifest manifest = parsed.get();
        List<SealFault> faults = new ArrayList<>();
        checkManifest(manifest, text, manifestSha256, faults);
        for (Manifest.Segment segment : manifest.segments()) {
            Path sealed = folder.resolve(segment.file());
            if (!Files.exists(sealed)) {
                faults.add(new SealFault.SegmentMissing(segment.file()));
            } else if (Files.size(sealed) != segment.bytes()
                    || !Sealer.sha256(sealed).equals(segment.sha256())) {
                faults.add(new SealFault.SegmentChanged(segment.file()));
            }
        }
        added(folder, manifest).forEach(faults::add);
        return new Result(List.copyOf(faults), parsed);
    }

    private void checkManifest(Manifest manifest, byte[] text, @Nullable String remembered, List<SealFault> faults) {
        if (!Arrays.equals(manifest.text(), text)) {
            faults.add(new SealFault.ManifestChanged("text"));
        } else if (!manifest.signatureHolds()) {
            faults.add(new SealFault.ManifestChanged("signature"));
        } else if (!manifest.computedRoot().equals(manifest.merkleRoot())) {
            faults.add(new SealFault.ManifestChanged("root"));
        } else if (officeKey != null && !officeKey.equals(manifest.publicKey())) {
            faults.add(new SealFault.ForeignKey(manifest.publicKey()));
        } else if (remembered != null && !remembered.equals(Sha256.hex(text))) {
            faults.add(new SealFault.ManifestChanged("replaced"));
        }
    }

    private static List<SealFault> added(Path folder, Manifest manifest) throws IOException {
        Set<String> sealed =
                manifest.segments().stream().map(Manifest.Segment::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".webm") && !sealed.contains(name))
                    .sorted()
                    .<SealFault>map(SealFault.SegmentAdded::new)
                    .toList();
        }
    }
}
