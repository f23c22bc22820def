package vn.giaoban.server.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds; the last entry of the archive, so that an archive that was cut has none.
 *
 * @param format of the archive, {@link #FORMAT}
 * @param position of the log's head in it
 * @param hash of that commit, in hexadecimal
 */
record Manifest(int format, Instant made, long position, String hash, List<Entry> files) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    /**
     * One file.
     *
     * @param path relative, with slashes
     * @param bytes its length
     * @param sha256 in hexadecimal
     */
    record Entry(String path, long bytes, String sha256) {}
}
