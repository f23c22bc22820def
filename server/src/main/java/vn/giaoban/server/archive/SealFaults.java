package vn.giaoban.server.archive;

import java.util.Map;
import vn.giaoban.recording.seal.SealFault;

/** Stable codes of what can be wrong with a seal. */
public final class SealFaults {
    private SealFaults() {}

    public static String code(SealFault fault) {
        return switch (fault) {
            case SealFault.Unsealed f -> "unsealed";
            case SealFault.ManifestChanged f -> "manifest-changed";
            case SealFault.ForeignKey f -> "foreign-key";
            case SealFault.SegmentChanged f -> "segment-changed";
            case SealFault.SegmentMissing f -> "segment-missing";
            case SealFault.SegmentAdded f -> "segment-added";
        };
    }

    public static Map<String, String> params(SealFault fault) {
        return switch (fault) {
            case SealFault.Unsealed f -> Map.of();
            case SealFault.ManifestChanged f -> Map.of("what", f.what());
            case SealFault.ForeignKey f -> Map.of("publicKey", f.publicKey());
            case SealFault.SegmentChanged f -> Map.of("file", f.file());
            case SealFault.SegmentMissing f -> Map.of("file", f.file());
            case SealFault.SegmentAdded f -> Map.of("file", f.file());
        };
    }
}
