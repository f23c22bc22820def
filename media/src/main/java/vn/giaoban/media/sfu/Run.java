package vn.giaoban.media.sfu;

/**
 * A stretch of a slot in which one track's packets are renumbered by the same differences.
 *
 * @param firstIn the track's first sequence in it
 * @param sequenceDelta to add, likewise for the timestamp
 * @param pictureDelta to add modulo 2^15, and {@code tl0Delta} modulo 2^8
 */
record Run(Track track, long firstIn, long sequenceDelta, long timestampDelta, int pictureDelta, int tl0Delta) {
    long sequence(StoredPacket packet) {
        return packet.sequence + sequenceDelta;
    }

    long timestamp(StoredPacket packet) {
        return packet.timestamp + timestampDelta;
    }

    int pictureId(StoredPacket packet) {
        return packet.pictureId + pictureDelta & 0x7fff;
    }

    int tl0(StoredPacket packet) {
        return packet.tl0 + tl0Delta & 0xff;
    }
}
