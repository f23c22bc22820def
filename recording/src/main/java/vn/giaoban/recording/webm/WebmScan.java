package vn.giaoban.recording.webm;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a file written by {@link WebmWriter} holds, however it ended.
 *
 * @param headerLength bytes before the first cluster
 * @param width of the first picture
 * @param goodLength bytes up to the last whole block; what follows is a torn end
 * @param torn whether the file was never finished: a tail to cut off, or a cluster of unknown size
 */
public record WebmScan(int headerLength, int width, int height, List<Cluster> clusters, int goodLength, boolean torn) {

    public WebmScan {
        clusters = List.copyOf(clusters);
    }

    /**
     * One cluster.
     *
     * @param position in the file
     * @param length with its head; only whole blocks
     * @param key whether its first block is a key frame of the picture
     */
    public record Cluster(int position, int length, long timeMillis, boolean key) {}

    /** One frame. */
    public record Block(Track track, long timeMillis, boolean key, byte[] data) {}

    /** Reads a file's structure; empty when not even its header is there. */
    public static Optional<WebmScan> of(ByteBuffer file) {
        Cursor in = new Cursor(file);
        Cursor.@Nullable Head ebml = in.head();
        if (ebml == null || ebml.id() != ElementId.EBML || !in.skip(ebml.size())) {
            return Optional.empty();
        }
        Cursor.@Nullable Head segment = in.head();
        if (segment == null || segment.id() != ElementId.SEGMENT) {
            return Optional.empty();
        }
        int[] size = {0, 0};
        while (true) {
            int at = in.position();
            Cursor.@Nullable Head head = in.head();
            if (head == null) {
                return Optional.empty();
            }
            if (head.id() == ElementId.CLUSTER) {
                return Optional.of(clusters(in, at, size));
            }
            if (head.id() == ElementId.TRACKS) {
                size = pictureSize(in.slice(head.size()));
            }
            if (!in.skip(head.size())) {
                return Optional.empty();
            }
        }
    }

    private static WebmScan clusters(Cursor in, int first, int[] size) {
        List<Cluster> clusters = new ArrayList<>();
        boolean torn = false;
        int good = first;
        in.move(first);
        while (in.remaining() > 0) {
            int at = in.position();
            Cursor.@Nullable Head head = in.head();
            if (head == null || head.id() != ElementId.CLUSTER) {
                torn = true;
                break;
            }
            int body = in.position();
            boolean whole = head.size() != Cursor.UNKNOWN && head.size() <= in.remaining();
            int limit = whole ? body + (int) head.size() : in.limit();
            Cluster cluster = cluster(in, at, limit, whole);
            if (cluster == null) {
                torn = true;
                break;
            }
            clusters.add(cluster);
            good = at + cluster.length();
            torn |= !whole;
            in.move(good);
        }
        return new WebmScan(first, size[0], size[1], clusters, good, torn);
    }

    /** A cluster up to a limit; looked through block by block only where its end is not known. */
    private static @Nullable Cluster cluster(Cursor in, int at, int limit, boolean whole) {
        Cursor.@Nullable Head time = in.head();
        if (time == null || time.id() != ElementId.TIMESTAMP || time.size() > 8) {
            return null;
        }
        long timeMillis = in.number((int) time.size());
        boolean key = false;
        int end = 0;
        while (in.position() < limit) {
            Cursor.@Nullable Head head = in.head();
            if (head == null
                    || head.id() != ElementId.SIMPLE_BLOCK
                    || head.size() < 4
                    || head.size() > in.remaining()) {
                break;
            }
            if (end == 0) {
                key = (in.peek(0) & 0x7f) == Track.VIDEO.number() && (in.peek(3) & 0x80) != 0;
            }
            in.skip(head.size());
            end = in.position();
            if (whole) {
                end = limit;
                break;
            }
        }
        return end == 0 ? null : new Cluster(at, end - at, timeMillis, key);
    }

    /** Gives every block of a cluster. */
    public static void blocks(ByteBuffer file, Cluster cluster, Consumer<Block> out) {
        Cursor in = new Cursor(file);
        in.move(cluster.position() + WebmWriter.CLUSTER_HEAD);
        int end = cluster.position() + cluster.length();
        while (in.position() < end) {
            Cursor.@Nullable Head head = in.head();
            if (head == null
                    || head.id() != ElementId.SIMPLE_BLOCK
                    || head.size() < 4
                    || head.size() > in.remaining()) {
                return;
            }
            Track track = (in.peek(0) & 0x7f) == Track.VIDEO.number() ? Track.VIDEO : Track.AUDIO;
            int time = (short) (in.peek(1) << 8 | in.peek(2) & 0xff);
            boolean key = (in.peek(3) & 0x80) != 0;
            byte[] data = in.slice(head.size()).bytes(4);
            out.accept(new Block(track, cluster.timeMillis() + time, key, data));
            in.skip(head.size());
        }
    }

    /** The time of the last block, since the file's beginning; 0 when there is none. */
    public long lastMillis(ByteBuffer file) {
        long[] last = {0};
        if (!clusters.isEmpty()) {
            blocks(file, clusters.getLast(), block -> last[0] = Math.max(last[0], block.timeMillis()));
        }
        return last[0];
    }

    private static int[] pictureSize(Cursor tracks) {
        int[] size = {0, 0};
        findSize(tracks, size, 0);
        return size;
    }

    private static void findSize(Cursor in, int[] size, int depth) {
        while (in.remaining() > 0) {
            Cursor.@Nullable Head head = in.head();
            if (head == null || head.size() > in.remaining()) {
                return;
            }
            switch (head.id()) {
                case ElementId.TRACK_ENTRY, ElementId.VIDEO -> {
                    if (depth < 2) {
                        findSize(in.slice(head.size()), size, depth + 1);
                    }
                }
                case ElementId.PIXEL_WIDTH ->
                    size[0] = (int) in.slice(head.size()).number((int) head.size());
                case ElementId.PIXEL_HEIGHT ->
                    size[1] = (int) in.slice(head.size()).number((int) head.size());
                default -> {}
            }
            in.skip(head.size());
        }
    }
}
