package vn.giaoban.media.sfu;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a slot in which one track's packets are renumbered by the same differences. Places of {@link Runs} are
 * used again: one is valid until it has been overtaken by all the others.
 */
final class Run {
    private Track track;
    private long firstIn;
    private long sequenceDelta;
    private long timestampDelta;
    private int pictureDelta;
    private int tl0Delta;
    private int temporal;
    private @Nullable StoredPacket preface;

    Run(Track track) {
        this.track = track;
    }

    /** Takes the place for a stretch that begins now. */
    Run of(Track now) {
        track = now;
        preface = null;
        return this;
    }

    /** A packet of ours goes before the first one. */
    void preface(StoredPacket packet) {
        preface = packet;
    }

    @Nullable
    StoredPacket preface() {
        return preface;
    }

    /**
     * Says how it renumbers.
     *
     * @param first the track's first sequence in it
     * @param sequences to add, likewise to the timestamp
     * @param pictures to add modulo 2^15, and {@code tl0} modulo 2^8
     * @param layers the highest temporal layer that goes out
     */
    void set(long first, long sequences, long timestamps, int pictures, int tl0, int layers) {
        firstIn = first;
        sequenceDelta = sequences;
        timestampDelta = timestamps;
        pictureDelta = pictures;
        tl0Delta = tl0;
        temporal = layers;
    }

    /** The same from here on, but for a packet that took no number and maybe is the first of a picture that takes none. */
    void skip(Run before, long sequence, boolean picture) {
        set(
                sequence + 1,
                before.sequenceDelta - 1,
                before.timestampDelta,
                before.pictureDelta - (picture ? 1 : 0),
                before.tl0Delta,
                before.temporal);
    }

    Track track() {
        return track;
    }

    long firstIn() {
        return firstIn;
    }

    /** The first number that it gives. */
    long firstOut() {
        return firstIn + sequenceDelta - (preface == null ? 0 : 1);
    }

    /** What goes out under a number; null when it is gone. */
    @Nullable
    StoredPacket packet(long out) {
        return out < firstIn + sequenceDelta ? preface : track.ring.get(out - sequenceDelta);
    }

    long sequenceDelta() {
        return sequenceDelta;
    }

    long timestampDelta() {
        return timestampDelta;
    }

    int pictureDelta() {
        return pictureDelta;
    }

    int tl0Delta() {
        return tl0Delta;
    }

    /** The highest temporal layer that goes out. */
    int temporal() {
        return temporal;
    }

    /**
     * Whether the payload goes out. One of a layer that is left out has a number here only if it came after its
     * successors: then an empty packet goes, so that nobody asks for it.
     */
    boolean carries(StoredPacket packet) {
        return packet.temporal <= temporal;
    }

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
