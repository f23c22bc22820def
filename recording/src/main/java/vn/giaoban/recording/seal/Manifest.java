package vn.giaoban.recording.seal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a recording consists of, signed. Its text is always the one that {@link #text} makes, so that any other byte is
 * seen. Times are Unix milliseconds, hashes SHA-256 in hex.
 *
 * @param logPosition where the log stood when the recording was sealed, and its hash there
 * @param merkleRoot over the segments' hashes (RFC 9162 section 2.1)
 * @param publicKey Ed25519, X.509 in base64
 * @param signature over the text with this field empty
 */
@JsonPropertyOrder({
    "format",
    "conference",
    "recording",
    "startMillis",
    "endMillis",
    "segments",
    "gaps",
    "merkleRoot",
    "logPosition",
    "logHash",
    "sealedMillis",
    "publicKey",
    "signature"
})
public record Manifest(
        String format,
        String conference,
        String recording,
        long startMillis,
        long endMillis,
        List<Segment> segments,
        List<Gap> gaps,
        String merkleRoot,
        long logPosition,
        String logHash,
        long sealedMillis,
        String publicKey,
        String signature) {

    public static final String FILE = "manifest.json";
    static final String FORMAT = "giao-ban-recording/1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER =
            JSON.writer().with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    public Manifest {
        segments = List.copyOf(segments);
        gaps = List.copyOf(gaps);
    }

    /** One sealed file. */
    @JsonPropertyOrder({"number", "file", "startMillis", "endMillis", "bytes", "sha256"})
    public record Segment(int number, String file, long startMillis, long endMillis, long bytes, String sha256) {}

    /** Nothing was captured between these times. */
    @JsonPropertyOrder({"fromMillis", "toMillis"})
    public record Gap(long fromMillis, long toMillis) {}

    /** The bytes of {@code manifest.json}. */
    byte[] text() {
        return (WRITER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when it is no manifest. */
    static Optional<Manifest> parse(byte[] text) {
        try {
            @Nullable Manifest manifest = JSON.readValue(text, Manifest.class);
            return Optional.ofNullable(manifest).filter(m -> FORMAT.equals(m.format()));
        } catch (JacksonException | NullPointerException malformed) {
            return Optional.empty();
        }
    }

    Manifest signed(SealKey key) {
        Manifest unsigned = with(key.publicKey(), "");
        return unsigned.with(key.publicKey(), key.sign(unsigned.text()));
    }

    boolean signatureHolds() {
        return SealKey.verify(publicKey, with(publicKey, "").text(), signature);
    }

    /** The root that the segments' hashes make now. */
    String computedRoot() {
        return HexFormat.of()
                .formatHex(Merkle.root(segments.stream()
                        .map(segment -> HexFormat.of().parseHex(segment.sha256()))
                        .toList()));
    }

    private Manifest with(String key, String seal) {
        return new Manifest(
                format,
                conference,
                recording,
                startMillis,
                endMillis,
                segments,
                gaps,
                merkleRoot,
                logPosition,
                logHash,
                sealedMillis,
                key,
                seal);
    }
}
