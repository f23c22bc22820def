package vn.giaoban.room.sip.translate;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The picture of a room on stage as VP8, while somebody who is shown it has no H.264: one ffmpeg for a conference, and
 * for one room at a time. Confined to the rooms' media loop.
 */
public final class RoomToBrowsers {
    private static final Logger LOG = LoggerFactory.getLogger(RoomToBrowsers.class);
    private static final long IDLE_NANOS = 5_000_000_000L;
    private static final long AGAIN_NANOS = 5_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 2;
    private static final int TICKS_PER_MILLI = 90;
    private static final int LONGEST_STEP = 180_000;
    private static final int LARGEST = 4_000_000;

    private final UUID conference;
    private final Executor loop;
    private final H264Frames frames = new H264Frames();
    private final Vp8Packets packets = new Vp8Packets();
    private @Nullable Source source;
    private @Nullable Ffmpeg process;
    private @Nullable Instant since;
    private Flv flv = new Flv();
    private long clock;
    private long base;
    private long timestamp;
    private long packetAt = NEVER;
    private long failedAt = NEVER;

    /** A room whose picture is wanted in VP8. */
    public interface Source {
        /** One packet of its picture in VP8. */
        void coded(long timestamp, boolean marker, byte[] payload);

        void roomKeyFrameNeeded();
    }

    RoomToBrowsers(UUID conference, Executor loop) {
        this.conference = conference;
        this.loop = loop;
    }

    /** An H.264 packet of a room. The last room that is wanted is the one that is coded. */
    public void packet(Source from, int sequence, long at, boolean marker, byte[] payload, long now) {
        if (from != source) {
            stop();
            source = from;
            frames.reset();
            timestamp = at;
        }
        packetAt = now;
        List<byte[]> picture = frames.packet(sequence, marker, payload);
        if (picture == null) {
            if (marker && frames.needsKeyFrame()) {
                from.roomKeyFrameNeeded();
            }
            return;
        }
        clock += Math.clamp((int) (at - timestamp), TICKS_PER_MILLI, LONGEST_STEP);
        timestamp = at;
        if (process != null && !process.alive()) {
            failedAt = now;
            stop();
        }
        if (process == null && now - failedAt > AGAIN_NANOS) {
            if (!H264Frames.isKey(picture)) {
                frames.reset();
                from.roomKeyFrameNeeded();
                return;
            }
            process = start(from, now);
        }
        byte[] piece = process == null ? null : flv.picture((clock - base) / TICKS_PER_MILLI, picture);
        if (piece != null && process != null && !process.write(piece)) {
            frames.reset();
            from.roomKeyFrameNeeded();
        }
    }

    private @Nullable Ffmpeg start(Source from, long now) {
        if (!Ffmpeg.installed()) {
            failedAt = now;
            return null;
        }
        try {
            base = clock;
            flv = new Flv();
            long began = timestamp;
            Ffmpeg fresh = Ffmpeg.start(Arguments.toVp8(), output -> read(output, from, began));
            fresh.write(Flv.header());
            since = Instant.now();
            LOG.info("A room's picture in {} is coded anew: H.264 to VP8, process {}", conference, fresh.pid());
            return fresh;
        } catch (IOException e) {
            LOG.warn("A room's picture cannot be coded anew: {}", e.getMessage());
            failedAt = now;
            return null;
        }
    }

    /** IVF, on a thread of its own. */
    private void read(InputStream output, Source to, long began) {
        try (DataInputStream in = new DataInputStream(output)) {
            in.skipNBytes(Ivf.HEADER);
            while (true) {
                int size = Integer.reverseBytes(in.readInt());
                long millis = Long.reverseBytes(in.readLong());
                if (size <= 0 || size > LARGEST) {
                    return;
                }
                byte[] frame = in.readNBytes(size);
                loop.execute(() -> out(to, began + millis * TICKS_PER_MILLI, frame));
            }
        } catch (EOFException e) {
            LOG.trace("ffmpeg has ended", e);
        } catch (IOException e) {
            LOG.debug("ffmpeg", e);
        }
    }

    private void out(Source to, long at, byte[] frame) {
        if (to != source) {
            return;
        }
        for (Iterator<byte[]> each = packets.of(frame).iterator(); each.hasNext(); ) {
            byte[] packet = each.next();
            to.coded(at, !each.hasNext(), packet);
        }
    }

    /** This room's picture is no longer wanted in VP8. */
    public void leave(Source from) {
        if (from == source) {
            source = null;
            stop();
        }
    }

    void poll(long now) {
        if (process != null && now - packetAt > IDLE_NANOS) {
            stop();
        }
    }

    private void stop() {
        Ffmpeg running = process;
        if (running != null) {
            LOG.info("A room's picture in {} is no longer coded anew, process {}", conference, running.pid());
            running.close();
            process = null;
        }
        since = null;
    }

    List<Translation> running() {
        Ffmpeg now = process;
        Instant began = since;
        return now == null || began == null
                ? List.of()
                : List.of(new Translation(
                        conference, "from-rooms", "viewer-without-h264", "H264", "VP8", now.pid(), now.cores(), began));
    }
}
