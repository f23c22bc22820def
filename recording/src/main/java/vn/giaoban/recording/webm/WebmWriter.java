package vn.giaoban.recording.webm;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Writes a file block by block. At every moment the file plays up to its last whole block: sizes are unknown while they
 * are, and put in once a cluster is complete.
 */
public final class WebmWriter implements Closeable {
    /** A cluster's id, its eight-byte size, and its eight-byte timestamp element. */
    static final int CLUSTER_HEAD = 4 + 8 + 10;

    private static final int LONGEST_CLUSTER = 1_500;

    /** A cluster this old ends at the next key frame, so that a player can begin there. */
    private static final int SHORTEST_CLUSTER = 500;

    private static final int KEY = 0x80;

    private final WebmOutput out;
    private long position;
    private long clusterAt = -1;
    private long clusterTime;
    private long end;

    public WebmWriter(WebmOutput out, WebmHeader header) throws IOException {
        this.out = out;
        append(header.live());
    }

    /** Bytes written so far. */
    public long length() {
        return position;
    }

    /**
     * Adds a frame. One that comes a little late after a frame of the other track is put at that frame's time: players
     * refuse a block that lies before the block before it.
     *
     * @param timeMillis since the file's beginning, 0 or more; within one track never smaller than before
     */
    public void write(Track track, long timeMillis, boolean key, byte[] data) throws IOException {
        long time = Math.max(timeMillis, end);
        long age = time - clusterTime;
        boolean keyPicture = track == Track.VIDEO && key;
        if (clusterAt < 0 || age >= (keyPicture ? SHORTEST_CLUSTER : LONGEST_CLUSTER)) {
            closeCluster();
            clusterAt = position;
            clusterTime = time;
            append(clusterHead(time, Element.UNKNOWN_SIZE));
        }
        append(block(track, (int) (time - clusterTime), key, data));
        end = time;
    }

    /** Completes the file, whose last frame lasts this long. */
    public void finish(int lastFrameMillis) throws IOException {
        closeCluster();
        out.patch(WebmHeader.durationPosition(), ByteBuffer.wrap(WebmHeader.duration(end + lastFrameMillis)));
    }

    /** Closes the output; a file that is not finished stays readable. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    /** A cluster's beginning; the size counts from after the size field. */
    static byte[] clusterHead(long timeMillis, long sizeField) {
        return ByteBuffer.allocate(CLUSTER_HEAD)
                .put(Element.open(ElementId.CLUSTER, sizeField))
                .put(Element.wide(ElementId.TIMESTAMP, timeMillis))
                .array();
    }

    static byte[] block(Track track, int timeInCluster, boolean key, byte[] data) {
        byte[] size = Element.size(4L + data.length);
        return ByteBuffer.allocate(1 + size.length + 4 + data.length)
                .put((byte) ElementId.SIMPLE_BLOCK)
                .put(size)
                .put((byte) (0x80 | track.number()))
                .putShort((short) timeInCluster)
                .put((byte) (key ? KEY : 0))
                .put(data)
                .array();
    }

    private void closeCluster() throws IOException {
        if (clusterAt >= 0) {
            long size = Element.wideSize(position - clusterAt - 12);
            out.patch(clusterAt + 4, ByteBuffer.allocate(8).putLong(size).flip());
        }
    }

    private void append(byte[] bytes) throws IOException {
        out.write(ByteBuffer.wrap(bytes));
        position += bytes.length;
    }
}
