package vn.giaoban.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.log.Sha256;

/** Streams bytes through a digest, a little at a time. */
public final class Copying {
    private static final int PIECE = 64 * 1024;

    private Copying() {}

    /**
     * Copies to the end of a stream.
     *
     * @param sha256 what they must hash to; null to take them as they come
     * @throws BlobFault {@code blob-differs}
     */
    public static Blob copy(String name, InputStream from, OutputStream to, @Nullable String sha256)
            throws IOException {
        MessageDigest digest = Sha256.begin();
        byte[] piece = new byte[PIECE];
        long length = 0;
        for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
            digest.update(piece, 0, read);
            to.write(piece, 0, read);
            length += read;
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        if (sha256 != null && !sha256.equalsIgnoreCase(hash)) {
            throw BlobFault.differs(name);
        }
        return new Blob(name, length, hash);
    }

    /** Reads a blob to its end and compares. */
    public static void check(Blobs blobs, String name) throws IOException {
        Blob blob = blobs.find(name).orElseThrow(() -> BlobFault.unknown(name));
        try (InputStream all = blobs.open(name, 0, blob.length())) {
            Blob read = copy(name, all, OutputStream.nullOutputStream(), blob.sha256());
            if (read.length() != blob.length()) {
                throw BlobFault.differs(name);
            }
        }
    }

    /** How much of a range a blob has. */
    public static long within(Blob blob, long from, long length) {
        if (from < 0 || length < 0 || from > blob.length()) {
            throw new IllegalArgumentException(blob.name() + " has no bytes from " + from + " for " + length);
        }
        return Math.min(length, blob.length() - from);
    }
}
