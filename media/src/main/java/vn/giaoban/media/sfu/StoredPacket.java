package vn.giaoban.media.sfu;

import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.rtp.H264Payload;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.rtp.Vp8Descriptor;

/** A place of the ring: one received packet's payload and what the forwarder must know of it. Reused. */
final class StoredPacket {
    /** Larger payloads are dropped: nothing on a path of 1,500 bytes brings one. */
    static final int MAX_PAYLOAD = 1460;

    final byte[] payload = new byte[MAX_PAYLOAD];
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

    void fill(
            RtpPacket packet,
            int from,
            int size,
            long extendedSequence,
            long extendedTimestamp,
            FeedPacket.Codec kind,
            Vp8Descriptor vp8,
            long nowNanos) {
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
        switch (kind) {
            case OPUS -> {
                frameStart = true;
                keyFrame = true;
            }
            case H264 -> {
                keyFrame = H264Payload.startsKeyFrame(payload, 0, size);
                frameStart = keyFrame;
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
        }
    }
}
