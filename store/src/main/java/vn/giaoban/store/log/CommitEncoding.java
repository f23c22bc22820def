package vn.giaoban.store.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A commit as every store keeps and hashes it, byte for byte, so that a log moved from one store to another keeps all
 * its hashes.
 *
 * <p>The hash of a commit is SHA-256 over: the previous hash (32 bytes), the position (8), the command id (16), header,
 * scopes and basedOn (each 4 bytes of length and the bytes), the number of events (4), and for each event stream
 * (length, bytes), sequence (8), name (length, bytes), version (4), payload (length, bytes). Numbers are big-endian.
 *
 * @param header JSON, see {@link HeaderJson}
 * @param scopes one per line, each ended by a line feed, sorted
 * @param basedOn lines of stream, space, sequence, line feed; sorted by stream
 */
public record CommitEncoding(UUID commandId, byte[] header, byte[] scopes, byte[] basedOn, List<NewEvent> events) {

    public static CommitEncoding of(Commit commit) {
        return new CommitEncoding(
                commit.commandId(),
                HeaderJson.write(commit.header()),
                commit.scopes().stream()
                        .map(scope -> scope + "\n")
                        .collect(joining())
                        .getBytes(UTF_8),
                commit.basedOn().entrySet().stream()
                        .map(read -> read.getKey() + " " + read.getValue() + "\n")
                        .collect(joining())
                        .getBytes(UTF_8),
                commit.events());
    }

    /**
     * The commit again.
     *
     * @throws IllegalArgumentException when the bytes are not those of a commit
     */
    public Commit decode() {
        SortedSet<String> scopeIds =
                new TreeSet<>(new String(scopes, UTF_8).lines().toList());
        SortedMap<StreamId, Long> reads = new TreeMap<>();
        for (String line : new String(basedOn, UTF_8).lines().toList()) {
            int space = line.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("basedOn line: " + line);
            }
            reads.put(new StreamId(line.substring(0, space)), Long.parseLong(line.substring(space + 1)));
        }
        return new Commit(commandId, HeaderJson.read(header), scopeIds, reads, events);
    }

    /** The bytes it takes in the store, without the store's own overhead. */
    public long size() {
        long size = 16L + header.length + scopes.length + basedOn.length;
        for (NewEvent event : events) {
            size += event.stream().value().length() + event.name().length() + 12 + event.payload().length;
        }
        return size;
    }

    /** The hash at a position after a previous hash. */
    public Hash hash(Hash previous, long position) {
        MessageDigest digest = Sha256.begin();
        digest.update(previous.bytes());
        put(digest, position);
        put(digest, commandId.getMostSignificantBits());
        put(digest, commandId.getLeastSignificantBits());
        put(digest, header);
        put(digest, scopes);
        put(digest, basedOn);
        put(digest, events.size());
        for (NewEvent event : events) {
            put(digest, event.stream().value().getBytes(UTF_8));
            put(digest, event.sequence());
            put(digest, event.name().getBytes(UTF_8));
            put(digest, event.version());
            put(digest, event.payload());
        }
        return new Hash(digest.digest());
    }

    private static void put(MessageDigest digest, byte[] bytes) {
        put(digest, bytes.length);
        digest.update(bytes);
    }

    private static void put(MessageDigest digest, int number) {
        digest.update(ByteBuffer.allocate(4).putInt(0, number));
    }

    private static void put(MessageDigest digest, long number) {
        digest.update(ByteBuffer.allocate(8).putLong(0, number));
    }
}
