package vn.giaoban.media.sfu;

import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.rtp.H264Payload;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.rtp.Vp8Descriptor;

/** A place of the ring: one received packet's payload and what the forwarder must know of it. Reused. */
final class StoredPacket {
    /** Larger payloads are dropped: nothing on a path of 1,500 bytes brings one. */
    static final int MAX_PAYLOAD = 1460;

    /** At least as long as the payload. */
    byte[] payload;
    /** Extended to 64 bits; -1 while the place is empty. */
    long sequence = -1;
    /** Extended to 64 bits. */
    long timestamp;

    long arrivalNanos;
    int length;
    boolean marker;
    FeedPacket.Codec codec = FeedPacket.Codec.OPUS;
    boolean frameStart;
    boolean keyFrame;
    int height;
    /** Index in {@link #payload}, -1 when absent; likewise the next. */
    int pictureIdAt;

    int tl0At;
    int pictureIdBits;
    int pictureId;
    int tl0;
    /** 0 where a stream has no temporal layers. */
    int temporal;

    boolean layerSync;
    /** Has parameter sets of H.264 in it. */
    boolean parameters;

    /** Sound that nobody misses: a pause. */
    boolean quiet;

    /** @param size that payloads usually have at most */
    StoredPacket(int size) {
        payload = new byte[size];
    }

    /** A packet of ours before another one, of the same picture. */
    static StoredPacket before(StoredPacket next, byte[] payload) {
        StoredPacket packet = new StoredPacket(MAX_PAYLOAD);
        System.arraycopy(payload, 0, packet.payload, 0, payload.length);
        packet.length = payload.length;
        packet.sequence = next.sequence - 1;
        packet.timestamp = next.timestamp;
        packet.arrivalNanos = next.arrivalNanos;
        packet.codec = next.codec;
        packet.pictureIdAt = -1;
        packet.tl0At = -1;
        return packet;
    }

    void fill(
            RtpPacket packet,
            int from,
            int size,
            long extendedSequence,
            long extendedTimestamp,
            FeedPacket.Codec kind,
            Vp8Descriptor vp8,
            long nowNanos) {
        if (size > payload.length) {
            payload = new byte[MAX_PAYLOAD];
        }
        System.arraycopy(packet.data(), from, payload, 0, size);
        sequence = extendedSequence;
        timestamp = extendedTimestamp;
        arrivalNanos = nowNanos;
        length = size;
        marker = packet.marker();
        codec = kind;
        pictureIdAt = -1;
        tl0At = -1;
        height = 0;
        temporal = 0;
        parameters = false;
        quiet = false;
        switch (kind) {
            case OPUS -> {
                frameStart = true;
                keyFrame = true;
            }
            case H264 -> {
                keyFrame = H264Payload.startsKeyFrame(payload, 0, size);
                frameStart = H264Payload.startsPicture(payload, 0, size);
                parameters = H264Payload.hasParameters(payload, 0, size);
            }
            case VP8 -> describe(vp8, size);
        }
    }

    private void describe(Vp8Descriptor vp8, int size) {
        boolean whole = vp8.read(payload, 0, size);
        frameStart = whole && vp8.frameStart();
        keyFrame = whole && vp8.keyFrame();
        if (whole) {
            height = vp8.height();
            pictureIdAt = vp8.pictureIdAt();
            pictureIdBits = vp8.pictureIdBits();
            pictureId = vp8.pictureId();
            tl0At = vp8.tl0At();
            tl0 = vp8.tl0PictureIndex();
            temporal = vp8.temporalLayer();
            layerSync = vp8.layerSync();
        }
    }
}
