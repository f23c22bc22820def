package vn.giaoban.recording.webm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Whole clusters as bytes, for files put together from others. */
public final class ClusterBuilder {
    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    private final long timeMillis;

    public ClusterBuilder(long timeMillis) {
        this.timeMillis = timeMillis;
    }

    /** @param timeMillis of the file, at most 32 seconds after the cluster's */
    public ClusterBuilder add(Track track, long timeMillis, boolean key, byte[] data) {
        blocks.writeBytes(WebmWriter.block(track, (int) (timeMillis - this.timeMillis), key, data));
        return this;
    }

    public byte[] bytes() {
        long size = WebmWriter.CLUSTER_HEAD - 12L + blocks.size();
        return ByteBuffer.allocate(WebmWriter.CLUSTER_HEAD + blocks.size())
                .put(WebmWriter.clusterHead(timeMillis, Element.wideSize(size)))
                .put(blocks.toByteArray())
                .array();
    }

    /** Moves a cluster written by {@link WebmWriter} to another time, in place; its length stays. */
    public static void move(byte[] cluster, long timeMillis) {
        byte[] head = WebmWriter.clusterHead(timeMillis, Element.wideSize(cluster.length - 12L));
        System.arraycopy(head, 0, cluster, 0, head.length);
    }
}
