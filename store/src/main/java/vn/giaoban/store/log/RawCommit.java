package vn.giaoban.store.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A commit as found in the store, not yet believed.
 *
 * @param sums one per event as stored beside it; they name the changed event where the commit's hash can only name the
 *     commit
 */
public record RawCommit(long position, Hash hash, CommitEncoding encoding, List<Integer> sums) {

    /** What is wrong with it as the successor of {@code previous}, if anything is. */
    public Optional<Finding> brokenAfter(Head previous) {
        if (position != previous.position() + 1) {
            return Optional.of(new Finding.CommitMissing(previous.position() + 1));
        }
        if (encoding.hash(previous.hash(), position).equals(hash)) {
            return Optional.empty();
        }
        List<NewEvent> events = encoding.events();
        for (int i = 0; i < events.size(); i++) {
            NewEvent event = events.get(i);
            if (sum(event) != sums.get(i)) {
                return Optional.of(new Finding.EventChanged(
                        position, encoding.commandId(), event.stream(), event.sequence(), event.name()));
            }
        }
        return Optional.of(new Finding.ChainBroken(position, encoding.commandId()));
    }

    public Head head() {
        return new Head(position, hash);
    }

    /**
     * The commit, believed.
     *
     * @throws LogFailed {@code log-unreadable} when the stored bytes are not a commit
     */
    public StoredCommit stored() {
        try {
            return new StoredCommit(position, hash, encoding.decode());
        } catch (IllegalArgumentException e) {
            throw new LogFailed("log-unreadable", "position " + position, e);
        }
    }

    /** CRC-32C over an event's stored fields. */
    public static int sum(NewEvent event) {
        CRC32C crc = new CRC32C();
        crc.update(event.stream().value().getBytes(UTF_8));
        crc.update(ByteBuffer.allocate(12)
                .putLong(event.sequence())
                .putInt(event.version())
                .flip());
        crc.update(event.name().getBytes(UTF_8));
        crc.update(event.payload());
        return (int) crc.getValue();
    }
}
