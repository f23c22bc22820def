package vn.giaoban.recording.seal;

/** What is not as it was sealed. */
public sealed interface SealFault {
    /** There is no manifest: the recording was never sealed, or its seal was taken away. */
    record Unsealed() implements SealFault {}

    /** The manifest's text, signature or root does not hold, or it is not the one that the log remembers. */
    record ManifestChanged(String what) implements SealFault {}

    /** It was signed by another key than the office's. */
    record ForeignKey(String publicKey) implements SealFault {}

    record SegmentChanged(String file) implements SealFault {}

    record SegmentMissing(String file) implements SealFault {}

    /** A file that the seal knows nothing of. */
    record SegmentAdded(String file) implements SealFault {}
}
