package vn.giaoban.media.sfu;

import org.jspecify.annotations.Nullable;

/**
 * How one stream of a slot is numbered whatever is shown in it: sequences and picture identifiers without a gap, and
 * timestamps on the server's clock that follow capture times and never go back.
 */
final class Renumbering {
    private static final double TOLERANCE_SECONDS = 0.03;
    private static final double VIDEO_STEP_SECONDS = 0.01;

    private final boolean video;
    private final int rate;
    private final long base;
    private final Runs runs = new Runs();
    private boolean started;
    private long highestIn;
    private long lastSequence;
    private long lastTimestamp;
    private int lastPicture;
    private int lastTl0;

    /** @param rate of timestamps, per second, which begin at {@code base} */
    Renumbering(boolean video, int rate, long base, int firstSequence) {
        this.video = video;
        this.rate = rate;
        this.base = base;
        this.lastSequence = 0x10000L + firstSequence;
    }

    /** Whether anything was ever shown. */
    boolean started() {
        return started;
    }

    /** Another track goes on from here. */
    void begin(Track track, StoredPacket first) {
        long due = nominal(track.clock.captured(first.timestamp, first.arrivalNanos));
        long step = Math.round(VIDEO_STEP_SECONDS * rate);
        begin(track, first, runs.last() == null ? due : Math.max(due, lastTimestamp + step));
    }

    /** Whether a packet is of a picture of which nothing has been sent. */
    boolean beginsPicture(StoredPacket packet) {
        Run last = runs.last();
        return last != null && last.timestamp(packet) != lastTimestamp;
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
    @Nullable
    Run runOf(Track track, StoredPacket packet) {
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

    private long nominal(long capturedNanos) {
        return base + Math.round(capturedNanos * (rate / 1e9));
    }

    /** Notes that a packet went out. */
    void sent(StoredPacket packet, Run run) {
        if (run.sequence(packet) > lastSequence) {
            lastSequence = run.sequence(packet);
            lastTimestamp = Math.max(lastTimestamp, run.timestamp(packet));
            lastPicture = run.pictureId(packet);
            lastTl0 = run.tl0(packet);
            highestIn = packet.sequence;
        }
    }

    /** The stream's timestamp that is being captured now, of the track that is shown. */
    long timestampAt(@Nullable Track track, long nowNanos) {
        Run run = runs.last();
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
