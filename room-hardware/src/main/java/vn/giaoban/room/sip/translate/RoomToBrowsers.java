package vn.giaoban.room.sip.translate;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The picture of a room on stage as those can show it who are to: as VP8 while somebody has no H.264, or as baseline
 * where the room sends another profile. One ffmpeg for a conference, and for one room at a time. Confined to the rooms'
 * media loop.
 */
public final class RoomToBrowsers {
    private static final Logger LOG = LoggerFactory.getLogger(RoomToBrowsers.class);
    private static final long IDLE_NANOS = 5_000_000_000L;
    private static final int TICKS_PER_MILLI = 90;
    private static final int LONGEST_STEP = 180_000;
    private static final int LARGEST = 4_000_000;

    private final Executor loop;
    private final Coder coder;
    private final StageToRooms.@Nullable Sockets sockets;
    private final Set<Source> wanted = new LinkedHashSet<>();
    private final H264Frames frames = new H264Frames();
    private final Vp8Packets packets = new Vp8Packets();
    private @Nullable Source source;
    private Flv flv = new Flv();
    private boolean known;
    private long clock;
    private long base;
    private long timestamp;
    private @Nullable RtpOutput output;

    /** A room whose picture is wanted otherwise than it comes. */
    public interface Source {
        /** One packet of its picture as it is wanted. */
        void coded(long timestamp, boolean marker, byte[] payload);

        void roomKeyFrameNeeded();
    }

    /** @param sockets for H.264; null for VP8 */
    private RoomToBrowsers(Coder.Work work, Executor loop, StageToRooms.@Nullable Sockets sockets) {
        this.loop = loop;
        this.sockets = sockets;
        this.coder = new Coder(work, IDLE_NANOS, this::closeOutput);
    }

    static RoomToBrowsers asVp8(UUID conference, Executor loop) {
        return new RoomToBrowsers(
                new Coder.Work(conference, "from-rooms", "viewer-without-h264", "H264", "VP8"), loop, null);
    }

    static RoomToBrowsers asBaseline(UUID conference, Executor loop, StageToRooms.Sockets sockets) {
        return new RoomToBrowsers(
                new Coder.Work(conference, "from-rooms", "room-not-baseline", "H264 High", "H264"), loop, sockets);
    }

    /** A room's picture is wanted so. Of several rooms the last one is coded. */
    public void join(Source room) {
        wanted.remove(room);
        wanted.add(room);
        code(room);
    }

    private void code(@Nullable Source room) {
        if (room != source) {
            coder.stop();
            source = room;
            frames.reset();
            known = false;
        }
    }

    /** An H.264 packet of a room. */
    public void packet(Source from, int sequence, long at, boolean marker, byte[] payload, long now) {
        if (from != source) {
            return;
        }
        List<byte[]> picture = frames.packet(sequence, marker, payload);
        if (picture == null) {
            if (marker && frames.needsKeyFrame()) {
                from.roomKeyFrameNeeded();
            }
            return;
        }
        clock += known ? Math.clamp((int) (at - timestamp), TICKS_PER_MILLI, LONGEST_STEP) : TICKS_PER_MILLI;
        known = true;
        timestamp = at;
        if (!coder.runs(now)) {
            if (!H264Frames.isKey(picture)) {
                frames.reset();
                from.roomKeyFrameNeeded();
                return;
            }
            base = clock;
            flv = new Flv();
            StageToRooms.Sockets by = sockets;
            if (by == null) {
                coder.start(Arguments::toVp8, written -> read(written, from, at), Flv.header(), now);
            } else {
                coder.start(() -> toSocket(by, from, at), StageToRooms::ignore, Flv.header(), now);
            }
        }
        byte[] piece = coder.runs(now) ? flv.picture((clock - base) / TICKS_PER_MILLI, picture) : null;
        if (piece != null && !coder.write(piece, H264Frames.isKey(picture), now)) {
            frames.reset();
            from.roomKeyFrameNeeded();
        }
    }

    private List<String> toSocket(StageToRooms.Sockets by, Source to, long began) throws IOException {
        RtpOutput opened = new RtpOutput(began, (at, marker, payload) -> {
            if (marker) {
                coder.written();
            }
            if (to == source) {
                to.coded(at, marker, payload);
            }
        });
        output = opened;
        return Arguments.toBaseline(opened.open(by));
    }

    private void closeOutput() {
        if (output != null) {
            output.close();
            output = null;
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
        coder.written();
        for (Iterator<byte[]> each = packets.of(frame).iterator(); each.hasNext(); ) {
            byte[] packet = each.next();
            to.coded(at, !each.hasNext(), packet);
        }
    }

    /** This room's picture is no longer wanted so. */
    public void leave(Source room) {
        wanted.remove(room);
        if (room == source) {
            code(wanted.isEmpty() ? null : List.copyOf(wanted).getLast());
        }
    }

    void poll(long now) {
        coder.poll(now);
    }

    /** Whether it is this room's picture that is coded. */
    public boolean codes(Source room) {
        return room == source;
    }

    /** Why this room's picture does not come out; "" when it does, or when it is not wanted. */
    public String fault(Source room) {
        return room == source ? coder.fault() : "";
    }

    List<Translation> running() {
        return coder.running();
    }
}
