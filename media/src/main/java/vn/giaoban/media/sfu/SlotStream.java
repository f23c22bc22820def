package vn.giaoban.media.sfu;

import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;

/**
 * What is shown in one slot, as one continuous stream: which track, and since which packet. A picture changes only on a
 * key frame.
 */
final class SlotStream {
    private static final int REORDERED = 64;
    /** How old a key frame in the ring may be to begin from it: for a slot that never showed anything, and for others. */
    private static final long JOIN_NANOS = 1_000_000_000L;

    private static final long SWITCH_NANOS = 150_000_000L;
    /** More than a slot that begins from the ring has to catch up with. */
    private static final long LATE_NANOS = JOIN_NANOS + 200_000_000L;

    private final boolean video;
    private final SlotSink sink;
    private final Renumbering numbers;

    private @Nullable Publication wanted;
    private int maxHeight;
    private int temporal = Renumbering.ALL_LAYERS;
    private @Nullable Track current;
    private @Nullable Track target;
    private long cursor;
    private @Nullable Track left;
    private long leftAt;
    private long targetCursor;

    SlotStream(boolean video, int rate, long base, int firstSequence, SlotSink sink) {
        this.video = video;
        this.numbers = new Renumbering(video, rate, base, firstSequence);
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

    boolean needs(FeedPacket.Codec codec) {
        return sink.stage() && sink.takes(codec);
    }

    /** Empties it at once. */
    void clear() {
        show(null, 0, Renumbering.ALL_LAYERS, 0);
    }

    /**
     * Puts a source into the slot; null empties it at once.
     *
     * @param temporal the highest temporal layer to be shown
     */
    void show(@Nullable Publication publication, int height, int temporal, long nowNanos) {
        show(publication, height, temporal, Long.MAX_VALUE, nowNanos);
    }

    /** Puts a voice into the slot, from what came at a time on as far as that is there; null empties it at once. */
    void hear(@Nullable Publication voice, long sinceNanos, long nowNanos) {
        // A slot that still runs ahead because of the last run-up has no room for all of another one.
        show(voice, 0, Renumbering.ALL_LAYERS, sinceNanos + Math.max(0, numbers.ahead(nowNanos)), nowNanos);
    }

    private void show(@Nullable Publication publication, int height, int temporal, long since, long nowNanos) {
        this.temporal = temporal;
        numbers.temporal(Math.min(numbers.temporal(), temporal));
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
            reconsider(since, nowNanos);
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
        reconsider(Long.MAX_VALUE, nowNanos);
    }

    private void reconsider(long since, long nowNanos) {
        Track best = wanted == null ? null : wanted.choose(maxHeight, nowNanos, sink::takes);
        if (best == null || best == current) {
            numbers.temporal(temporalOf(best));
            aim(null);
        } else if (best != target) {
            aim(best);
            long key = video ? best.recentKeyFrame(nowNanos, numbers.started() ? SWITCH_NANOS : JOIN_NANOS) : -1;
            targetCursor = key >= 0 ? best.ring.arrivalOf(key) : best.ring.since(since);
            if (targetCursor < best.ring.arrived()) {
                sink.ready();
            } else {
                best.needKeyFrame();
            }
        }
    }

    /** A smaller layer that stands in for one that does not come goes out whole. */
    private int temporalOf(@Nullable Track track) {
        return track != null && track.below(maxHeight) ? Renumbering.ALL_LAYERS : temporal;
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

    /**
     * What is shown must go on being sent until what is wanted has come; but not while something smaller is wanted, which
     * a line needs that is too thin for this.
     */
    void keeps(Wanted all) {
        Track track = current;
        if (track != null && video && (track.publication != wanted || all.smaller(track.rid, maxHeight))) {
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
        if (!opened()) {
            return false;
        }
        for (cursor = Math.max(cursor, track.ring.oldest()); cursor < track.ring.arrived(); cursor++) {
            StoredPacket packet = track.ring.arrival(cursor);
            Run run = packet == null ? null : numbers.runOf(track, packet);
            if (packet != null && run != null) {
                if (video && late(track, packet)) {
                    restart(track);
                    return true;
                }
                if (!sink.packet(packet, run)) {
                    return false;
                }
                numbers.sent(packet, run);
            }
        }
        return true;
    }

    /** Gives what goes before the first packet of what is shown, if anything does. */
    private boolean opened() {
        Run run = numbers.opening();
        StoredPacket preface = run == null ? null : run.preface();
        if (run != null && preface != null && !sink.packet(preface, run)) {
            return false;
        }
        numbers.opened();
        return true;
    }

    /**
     * Whether so much waits that it is of no use any more: the line behind the sender is full. The picture that has been
     * begun is brought to its end.
     */
    private boolean late(Track track, StoredPacket packet) {
        StoredPacket newest = track.ring.arrival(track.ring.arrived() - 1);
        return newest != null
                && newest.arrivalNanos - packet.arrivalNanos > LATE_NANOS
                && numbers.beginsPicture(packet);
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

    private void change(Track to, StoredPacket key) {
        Track from = current;
        boolean other = from == null || from.publication != to.publication;
        if (from != null && !other && to.height() < from.height() && sink.thin()) {
            // The line is too thin for what was shown: its room is for what is shown from here on.
            numbers.forget();
        }
        current = to;
        target = null;
        if (from != null) {
            leave(from);
        }
        numbers.temporal(temporalOf(to));
        StoredPacket first = to.beginning(key);
        numbers.begin(to, first, to.preface(first, key));
        cursor = Math.max(to.ring.oldest(), targetCursor - REORDERED);
        if (to == left) {
            // What went out when this was shown before must not go out again under the same number.
            cursor = Math.max(cursor, leftAt);
        }
        if (other) {
            sink.shows(to.publication);
        }
        to.connection.room.changed();
    }

    /** When the last packet came that went out of what was shown before, if that was this one. */
    long heardUntil(Publication voice) {
        Track before = left;
        StoredPacket last = before == null || before.publication != voice ? null : before.ring.arrival(leftAt - 1);
        return last == null ? Long.MIN_VALUE : last.arrivalNanos;
    }

    /** The stream's timestamp that is being captured now, for sender reports. */
    long timestampAt(long nowNanos) {
        return numbers.timestampAt(current, nowNanos);
    }

    long lastSequence() {
        return numbers.lastSequence();
    }

    /** A packet that was sent with this 16-bit sequence, to send it again; null when it is gone. */
    Renumbering.@Nullable Sent find(int sequence16) {
        return numbers.find(sequence16);
    }
}
