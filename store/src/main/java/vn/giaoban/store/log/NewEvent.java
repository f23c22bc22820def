package vn.giaoban.store.log;

import java.util.Arrays;

/**
 * One event to be stored.
 *
 * @param sequence its place in its stream, from 1
 * @param name the stable stored name, such as {@code floor-granted}
 * @param version the version of the payload's shape, from 1
 * @param payload UTF-8 JSON, exactly as stored and hashed
 */
public record NewEvent(StreamId stream, long sequence, String name, int version, byte[] payload) {
    @Override
    public boolean equals(Object other) {
        return other instanceof NewEvent that
                && stream.equals(that.stream)
                && sequence == that.sequence
                && name.equals(that.name)
                && version == that.version
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * stream.hashCode() + Long.hashCode(sequence);
    }
}
