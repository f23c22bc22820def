package vn.giaoban.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Blobs by name. One is put once, whole, and never changed: there is no moment at which a part of it can be seen. Safe
 * from any thread; holds no more of a blob in memory than a megabyte. Names are checked: see {@link BlobName}.
 */
public interface Blobs extends AutoCloseable {

    /**
     * Puts all that a stream gives; durable when it returns.
     *
     * @param sha256 what its bytes must hash to, in hexadecimal; null to take them as they come
     * @throws BlobFault {@code blob-exists}; {@code blob-differs} when they hash to something else
     * @throws IOException what the stream threw, or the disk; then nothing was put
     */
    Blob put(String name, InputStream bytes, @Nullable String sha256) throws IOException;

    Optional<Blob> find(String name);

    /**
     * So many bytes from an offset, or as many as there are; to be closed.
     *
     * @throws BlobFault {@code blob-unknown}
     * @throws IllegalArgumentException when the offset is outside the blob, or a number is negative
     */
    InputStream open(String name, long from, long length) throws IOException;

    /**
     * Reads all of a blob against its hash.
     *
     * @throws BlobFault {@code blob-unknown}, {@code blob-differs}
     */
    void check(String name) throws IOException;

    /** False when there was none. */
    boolean delete(String name) throws IOException;

    /** Those whose names begin with a prefix, in the order of their names. */
    List<Blob> list(String prefix);

    @Override
    void close();
}
