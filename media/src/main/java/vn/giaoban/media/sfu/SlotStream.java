package vn.giaoban.media.sfu;

import org.jspecify.annotations.Nullable;

/**
 * What is shown in one slot, as one continuous stream: which track, since which packet, renumbered how. A picture
 * changes only on a key frame. The stream's clock is the server's: timestamps follow capture times, whatever the source,
 * and never go back.
 */
final class SlotStream {
    /** Takes the packets of the stream. */
    interface Sink {
        /** False when there is no room now; the packet comes again. */
        boolean packet(StoredPacket packet, Run run);

        /** The stream has packets to take. */
        void ready();

        /** Another source is shown, or none. */
        void shows(@Nullable Publication publication);
    }

    private static final double TOLERANCE_SECONDS = 0.03;
    private static final double VIDEO_STEP_SECONDS = 0.01;
    private static final int REORDERED = 64;
    /** How old a key frame in the ring may be to begin from it: for a slot that never showed anything, and for others. */
    private static final long JOIN_NANOS = 1_000_000_000L;

    private static final long SWITCH_NANOS = 150_000_000L;
    /** More than a slot that begins from the ring has to catch up with. */
    private static final long LATE_NANOS = JOIN_NANOS + 200_000_000L;

    private final boolean video;
    private final int rate;
    private final long base;
    private final Sink sink;
    private final Runs runs = new Runs();

    private @Nullable Publication wanted;
    private int maxHeight;
    private @Nullable Track current;
    private @Nullable Track target;
    private long cursor;
    private @Nullable Track left;
    private long leftAt;
    private long targetCursor;

    private boolean started;
    private long highestIn;
    private long lastSequence;
    private long lastTimestamp;
    private int lastPicture;
    private int lastTl0;

    SlotStream(boolean video, int rate, long base, int firstSequence, Sink sink) {
        this.video = video;
        this.rate = rate;
        this.base = base;
        this.lastSequence = 0x10000L + firstSequence;
        this.sink = sink;
    }

    @Nullable
    Track current() {
        return current;
    }

    @Nullable
    Publication wanted() {
        return wanted;
    }

    int maxHeight() {
        return maxHeight;
    }

    /** Puts a source into the slot; null empties it at once. */
    void show(@Nullable Publication publication, int height, long nowNanos) {
        Publication before = wanted;
        boolean other = publication != before;
        if (other && before != null) {
            before.viewers.remove(this);
        }
        if (other && publication != null) {
            publication.viewers.add(this);
        }
        wanted = publication;
        maxHeight = height;
        if (publication == null) {
            stop();
        } else {
            if (other && !video) {
                stop();
            }
            reconsider(nowNanos);
        }
    }

    private void stop() {
        aim(null);
        if (current != null) {
            leave(current);
            current = null;
            sink.shows(null);
        }
    }

    /** Chooses the layer again; to be called when a layer begins or ceases to flow, and now and then. */
    void reconsider(long nowNanos) {
        Track best = wanted == null ? null : wanted.choose(maxHeight, nowNanos);
        if (best == null || best == current) {
            aim(null);
        } else if (best != target) {
            aim(best);
            long key = video ? best.recentKeyFrame(nowNanos, started ? SWITCH_NANOS : JOIN_NANOS) : -1;
            targetCursor = best.ring.arrived();
            if (key >= 0) {
                targetCursor = arrivalOf(best, key);
                sink.ready();
            } else {
                best.needKeyFrame();
            }
        }
    }

    private static long arrivalOf(Track track, long sequence) {
        for (long n = track.ring.arrived() - 1; n >= track.ring.oldest(); n--) {
            StoredPacket packet = track.ring.arrival(n);
            if (packet != null && packet.sequence == sequence) {
                return n;
            }
        }
        return track.ring.arrived();
    }

    private void aim(@Nullable Track track) {
        Track old = target;
        target = track;
        if (old != null && old != current) {
            old.watchers.remove(this);
        }
        if (track != null && track != current) {
            track.watchers.add(this);
        }
    }

    private void leave(Track track) {
        left = track;
        leftAt = cursor;
        if (track != target) {
            track.watchers.remove(this);
        }
    }

    /** What is shown must go on being sent until what is wanted has come. */
    void keeps(Wanted all) {
        Track track = current;
        if (track != null && video && track.publication != wanted) {
            all.kept(track.publication.id, track.rid);
        }
    }

    /** A watched track has a packet. */
    void arrived() {
        sink.ready();
    }

    /** Gives the sink what came; false when the sink is full and must be asked again. */
    boolean drain() {
        Track aimed = target;
        if (aimed != null) {
            targetCursor = Math.max(targetCursor, aimed.ring.oldest());
            while (target != null && targetCursor < aimed.ring.arrived()) {
                StoredPacket packet = aimed.ring.arrival(targetCursor);
                if (packet != null && packet.keyFrame) {
                    change(aimed, packet);
                } else {
                    targetCursor++;
                }
            }
        }
        Track track = current;
        if (track == null) {
            return true;
        }
        for (cursor = Math.max(cursor, track.ring.oldest()); cursor < track.ring.arrived(); cursor++) {
            StoredPacket packet = track.ring.arrival(cursor);
            if (packet != null && video && late(track, packet)) {
                restart(track);
                return true;
            }
            Run run = packet == null ? null : runOf(track, packet);
            if (packet != null && run != null) {
                if (!sink.packet(packet, run)) {
                    return false;
                }
                sent(packet, run);
            }
        }
        return true;
    }

    /**
     * Whether so much waits that it is of no use any more: the line behind the sender is full. The picture that has been
     * begun is brought to its end.
     */
    private boolean late(Track track, StoredPacket packet) {
        StoredPacket newest = track.ring.arrival(track.ring.arrived() - 1);
        Run last = runs.last();
        return newest != null
                && last != null
                && newest.arrivalNanos - packet.arrivalNanos > LATE_NANOS
                && last.timestamp(packet) != lastTimestamp;
    }

    /** Leaves out what waits, until the next key frame. */
    private void restart(Track track) {
        cursor = track.ring.arrived();
        leave(track);
        current = null;
        aim(track);
        targetCursor = cursor;
        track.needKeyFrame();
    }

    private void change(Track to, StoredPacket first) {
        Track from = current;
        boolean other = from == null || from.publication != to.publication;
        current = to;
        target = null;
        if (from != null) {
            leave(from);
        }
        begin(to, first, timestamp(to, first, VIDEO_STEP_SECONDS));
        cursor = Math.max(to.ring.oldest(), targetCursor - REORDERED);
        if (to == left) {
            // What went out when this was shown before must not go out again under the same number.
            cursor = Math.max(cursor, leftAt);
        }
        if (other) {
            sink.shows(to.publication);
        }
    }

    private void begin(Track track, StoredPacket first, long timestamp) {
        long sequenceDelta = lastSequence + 1 - first.sequence;
        runs.add(new Run(
                track,
                first.sequence,
                sequenceDelta,
                timestamp - first.timestamp,
                lastPicture + 1 - first.pictureId,
                lastTl0 + 1 - first.tl0));
        started = true;
        highestIn = first.sequence - 1;
    }

    /** The run that a packet of the current track belongs to, a new one if its clock must be set right; null to skip it. */
    private @Nullable Run runOf(Track track, StoredPacket packet) {
        Run last = runs.last();
        boolean newest = last != null && last.track() == track && packet.sequence > highestIn;
        if (last != null && newest) {
            return packet.frameStart && track.clock.known() ? anchored(track, last, packet) : last;
        }
        return runs.of(track, packet.sequence);
    }

    /** Sets the timestamps right at the start of a frame when the source's reports say that they are off. */
    private @Nullable Run anchored(Track track, Run run, StoredPacket packet) {
        long is = run.timestamp(packet);
        long due = nominal(track.clock.captured(packet.timestamp, packet.arrivalNanos));
        if (is == lastTimestamp || Math.abs(is - due) < TOLERANCE_SECONDS * rate) {
            return run;
        }
        if (!video && due <= lastTimestamp) {
            // Sound cannot be squeezed: a few packets are left out instead, once, just after a switch.
            long behind = lastTimestamp - due;
            return behind < rate ? null : run;
        }
        long set = Math.max(due, lastTimestamp + Math.round(VIDEO_STEP_SECONDS * rate));
        if (video) {
            runs.add(new Run(
                    track,
                    packet.sequence,
                    run.sequenceDelta(),
                    set - packet.timestamp,
                    run.pictureDelta(),
                    run.tl0Delta()));
        } else {
            begin(track, packet, set);
        }
        return runs.last();
    }

    private long timestamp(Track track, StoredPacket first, double step) {
        long due = nominal(track.clock.captured(first.timestamp, first.arrivalNanos));
        return runs.last() == null ? due : Math.max(due, lastTimestamp + Math.round(step * rate));
    }

    private long nominal(long capturedNanos) {
        return base + Math.round(capturedNanos * (rate / 1e9));
    }

    private void sent(StoredPacket packet, Run run) {
        if (run.sequence(packet) > lastSequence) {
            lastSequence = run.sequence(packet);
            lastTimestamp = Math.max(lastTimestamp, run.timestamp(packet));
            lastPicture = run.pictureId(packet);
            lastTl0 = run.tl0(packet);
            highestIn = packet.sequence;
        }
    }

    /** The stream's timestamp that is being captured now, for sender reports. */
    long timestampAt(long nowNanos) {
        Run run = runs.last();
        Track track = current;
        if (track != null && run != null && run.track() == track && track.clock.known()) {
            return track.clock.timestampAt(nowNanos) + run.timestampDelta();
        }
        return nominal(nowNanos);
    }

    long lastSequence() {
        return lastSequence;
    }

    /** A packet that was sent with this 16-bit sequence, to send it again; null when it is gone. */
    @Nullable
    Sent find(int sequence16) {
        long out = lastSequence + (short) (sequence16 - (int) lastSequence);
        Run run = out > lastSequence ? null : runs.at(out);
        StoredPacket packet = run == null ? null : run.track().ring.get(out - run.sequenceDelta());
        return run == null || packet == null ? null : new Sent(packet, run);
    }

    /** A packet and how it was renumbered. */
    record Sent(StoredPacket packet, Run run) {}
}
