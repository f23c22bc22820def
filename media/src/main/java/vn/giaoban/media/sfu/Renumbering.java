package vn.giaoban.media.sfu;

import org.jspecify.annotations.Nullable;

/**
 * How one stream of a slot is numbered whatever is shown in it: sequences and picture identifiers without a gap, and
 * timestamps on the server's clock that follow capture times and never go back.
 */
final class Renumbering {
    private static final double TOLERANCE_SECONDS = 0.03;
    private static final double VIDEO_STEP_SECONDS = 0.01;
    /** As long as a packet of sound usually is: what overlaps would be left out by the player. */
    private static final double AUDIO_STEP_SECONDS = 0.02;

    /** Sequences are counted from one roll-over on, so that what comes before the first has a number. */
    static final long ROLL_OVER = 0x10000;

    /** Every temporal layer there can be. */
    static final int ALL_LAYERS = 3;

    private final boolean video;
    private final int rate;
    private final long base;
    private final Runs runs = new Runs();
    private boolean started;
    private long highestIn;
    private long lastSequence;
    private long forgotten;
    private long lastTimestamp;
    /** By how much the timestamps are later than capture times say, because there was no room for them before. */
    private long shift;

    /** Whether the last packet of sound was left out. */
    private boolean pausing;

    private int lastPicture;
    private int lastTl0;
    private int temporal = ALL_LAYERS;
    private @Nullable Run opening;
    /** Of the last picture that was left out. */
    private long skippedTimestamp;

    /** @param rate of timestamps, per second, which begin at {@code base} */
    Renumbering(boolean video, int rate, long base, int firstSequence) {
        this.video = video;
        this.rate = rate;
        this.base = base;
        this.lastSequence = ROLL_OVER + firstSequence;
    }

    /** Whether anything was ever shown. */
    boolean started() {
        return started;
    }

    /** Another track goes on from here, after a packet of ours if there is one. */
    void begin(Track track, StoredPacket first, @Nullable StoredPacket preface) {
        long due = nominal(track.clock.captured(first.timestamp, first.arrivalNanos));
        lastSequence += preface == null ? 0 : 1;
        begin(track, first, due, runs.last() == null ? due : Math.max(due, lastTimestamp + step()));
        opening = preface == null ? null : runs.last();
        if (opening != null && preface != null) {
            opening.preface(preface);
        }
    }

    /** The run whose packet of ours is still to go. */
    @Nullable
    Run opening() {
        return opening;
    }

    void opened() {
        opening = null;
    }

    /** Whether a packet is of a picture of which nothing has been sent. */
    boolean beginsPicture(StoredPacket packet) {
        Run last = runs.last();
        return last != null && last.timestamp(packet) != lastTimestamp;
    }

    private long step() {
        return Math.round((video ? VIDEO_STEP_SECONDS : AUDIO_STEP_SECONDS) * rate);
    }

    private void begin(Track track, StoredPacket first, long due, long timestamp) {
        shift = timestamp - due;
        pausing = false;
        runs.add(track)
                .set(
                        first.sequence,
                        lastSequence + 1 - first.sequence,
                        timestamp - first.timestamp,
                        lastPicture + 1 - first.pictureId,
                        lastTl0 + 1 - first.tl0,
                        temporal);
        started = true;
        highestIn = first.sequence - 1;
        skippedTimestamp = first.timestamp;
    }

    /** Lets temporal layers up to this one through: fewer from the next picture on, more as soon as that can be shown. */
    void temporal(int highest) {
        temporal = highest;
    }

    int temporal() {
        return temporal;
    }

    /** The run that a packet of the current track belongs to, a new one if its clock must be set right; null to skip it. */
    @Nullable
    Run runOf(Track track, StoredPacket packet) {
        Run last = runs.last();
        boolean newest = last != null && last.track() == track && packet.sequence > highestIn;
        if (last == null || !newest) {
            return runs.of(track, packet.sequence);
        }
        Run run = packet.frameStart && last.temporal() != temporal ? layered(last, packet) : last;
        if (!run.carries(packet)) {
            skip(run, packet);
            return null;
        }
        return packet.frameStart && (pausing || track.clock.known()) ? anchored(track, run, packet) : run;
    }

    /** The run from a picture on which more or fewer temporal layers go out; more only where that one needs none of them. */
    private Run layered(Run run, StoredPacket packet) {
        int before = run.temporal();
        boolean next = packet.temporal == before + 1 && packet.layerSync;
        int now = packet.keyFrame ? temporal : Math.min(temporal, next ? before + 1 : before);
        return now == before ? run : again(run, packet, run.timestampDelta(), now);
    }

    private Run again(Run run, StoredPacket packet, long timestampDelta, int layers) {
        Run next = runs.add(run.track());
        next.set(packet.sequence, run.sequenceDelta(), timestampDelta, run.pictureDelta(), run.tl0Delta(), layers);
        return next;
    }

    /** What comes after a packet that is left out takes its number. */
    private void skip(Run run, StoredPacket packet) {
        boolean picture = packet.timestamp != skippedTimestamp;
        Run rest = run.firstIn() == packet.sequence ? run : runs.add(run.track());
        rest.skip(run, packet.sequence, picture);
        skippedTimestamp = packet.timestamp;
        highestIn = packet.sequence;
    }

    /** Sets the timestamps right at the start of a frame when the source's reports say that they are off. */
    private @Nullable Run anchored(Track track, Run run, StoredPacket packet) {
        long is = run.timestamp(packet);
        long due = nominal(track.clock.captured(packet.timestamp, packet.arrivalNanos));
        if (!pausing && (is == lastTimestamp || Math.abs(is - due) < TOLERANCE_SECONDS * rate)) {
            return run;
        }
        if (!video && due <= lastTimestamp) {
            // Sound cannot be squeezed: pauses are left out instead, and what comes after them moves up.
            boolean pause = packet.quiet && lastTimestamp - due < rate;
            if (pause || !pausing) {
                pausing = pause;
                return pause ? null : run;
            }
        }
        long set = Math.max(due, lastTimestamp + step());
        if (video) {
            shift = set - due;
            again(run, packet, set - packet.timestamp, run.temporal());
        } else {
            begin(track, packet, due, set);
        }
        return runs.last();
    }

    private long nominal(long capturedNanos) {
        return base + Math.round(capturedNanos * (rate / 1e9));
    }

    /** Notes that a packet went out. */
    void sent(StoredPacket packet, Run run) {
        if (run.sequence(packet) > lastSequence) {
            lastSequence = run.sequence(packet);
            highestIn = Math.max(highestIn, packet.sequence);
            if (run.carries(packet)) {
                lastTimestamp = Math.max(lastTimestamp, run.timestamp(packet));
                lastPicture = run.pictureId(packet);
                lastTl0 = run.tl0(packet);
            }
        }
    }

    /** By how much what went out last lies after now, in nanoseconds. */
    long ahead(long nowNanos) {
        return Math.round((lastTimestamp - nominal(nowNanos)) * (1e9 / rate));
    }

    /** The stream's timestamp that is being captured now, of the track that is shown. */
    long timestampAt(@Nullable Track track, long nowNanos) {
        Run run = runs.last();
        if (track != null && run != null && run.track() == track) {
            return track.clock.known()
                    ? track.clock.timestampAt(nowNanos) + run.timestampDelta()
                    : nominal(nowNanos) + shift;
        }
        return nominal(nowNanos);
    }

    long lastSequence() {
        return lastSequence;
    }

    /** Nothing of what has been sent is sent again. */
    void forget() {
        forgotten = lastSequence;
    }

    /** A packet that was sent with this 16-bit sequence, to send it again; null when it is gone. */
    @Nullable
    Sent find(int sequence16) {
        long out = lastSequence + (short) (sequence16 - (int) lastSequence);
        Run run = out > lastSequence || out <= forgotten ? null : runs.at(out);
        StoredPacket packet = run == null ? null : run.packet(out);
        return run == null || packet == null ? null : new Sent(packet, run);
    }

    /** A packet and how it was renumbered. */
    record Sent(StoredPacket packet, Run run) {}
}
