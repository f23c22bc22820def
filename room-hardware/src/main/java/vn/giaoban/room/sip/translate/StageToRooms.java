package vn.giaoban.room.sip.translate;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.RtpPacket;

/**
 * A conference's stage, or the screen that it shows, as H.264 for its rooms, while its source sends VP8: one ffmpeg for all rooms, which begins with
 * the first frame that a room needs and ends soon after the last. Confined to the rooms' media loop.
 */
public final class StageToRooms {
    /** A stage that shows H.264, or nothing, for so long needs no process. */
    private static final long IDLE_NANOS = 10_000_000_000L;
    /** The room whose packets are read is silent for so long: another one's are. */
    private static final long LEAD_NANOS = 1_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE / 2;
    private static final int STEP = 900;
    private static final int LONGEST_STEP = 180_000;

    private final Sockets sockets;
    private final Coder coder;
    private final Vp8Frames frames = new Vp8Frames();
    private final RtpPacket packet = new RtpPacket();
    private final Map<Viewer, Place> viewers = new LinkedHashMap<>();
    private @Nullable Viewer lead;
    private Canvas canvas = Canvas.LARGE;
    private long clock = STEP;
    private long leadTimestamp;
    private long leadAt = NEVER;
    private long outClock;
    private int lastOut;
    private boolean anyOut;
    private @Nullable Output output;

    /** A room that is shown the stage. */
    public interface Viewer {
        Canvas canvas();

        /** One H.264 packet (RFC 6184) of the stage; the timestamp goes on with the stage's own. */
        void translated(long timestamp, boolean marker, byte[] payload);

        /** Nothing can be shown until the stage's source sends a key frame. */
        void stageKeyFrameNeeded();
    }

    /** Opens the socket that a process writes to. */
    public interface Sockets {
        /** The port of a loopback socket whose datagrams go to the reader until it is closed. */
        Output open(Reader reader) throws IOException;
    }

    /** Takes a datagram; the array is the loop's. */
    public interface Reader {
        void datagram(byte[] b, int length, InetSocketAddress from);
    }

    /** An open socket. */
    public interface Output extends AutoCloseable {
        int port();

        @Override
        void close();
    }

    private static final class Place {
        long offset;
        boolean known;
        boolean shown;
    }

    /** @param direction and {@code reason} as {@link Translation} has them */
    StageToRooms(UUID conference, String direction, String reason, Sockets sockets) {
        this.sockets = sockets;
        Coder.Work work = new Coder.Work(conference, direction, reason, "VP8", "H264");
        this.coder = new Coder(work, IDLE_NANOS, this::closeOutput);
    }

    /** A room that is to be shown the stage. */
    public void join(Viewer viewer) {
        viewers.put(viewer, new Place());
    }

    /** A VP8 packet of the stage as this room gets it. */
    public void packet(Viewer from, int sequence, long timestamp, boolean marker, byte[] payload, long now) {
        Place place = viewers.get(from);
        if (place == null) {
            return;
        }
        if (lead == null || from != lead && now - leadAt > LEAD_NANOS) {
            lead = from;
            frames.reset();
            leadAt = now;
            leadTimestamp = timestamp;
        }
        if (!place.known) {
            place.known = true;
            place.offset = timestamp - clock - (from == lead ? timestamp - leadTimestamp : 0);
        }
        place.shown = true;
        if (from != lead) {
            return;
        }
        long step = (int) (timestamp - leadTimestamp);
        if (step != 0) {
            clock += Math.clamp(step, STEP, LONGEST_STEP);
        }
        leadTimestamp = timestamp;
        leadAt = now;
        byte[] frame = frames.packet(sequence, marker, payload);
        if (frame != null) {
            frame(frame, now);
        } else if (frames.needsKeyFrame() && marker) {
            from.stageKeyFrameNeeded();
        }
    }

    private void frame(byte[] frame, long now) {
        Canvas fits = viewers.keySet().stream().map(Viewer::canvas).reduce(Canvas.LARGE, Canvas::and);
        if (!fits.equals(canvas)) {
            coder.stop();
        }
        if (!coder.runs(now)) {
            if (!Vp8Frames.isKey(frame)) {
                askForKeyFrame();
                return;
            }
            canvas = fits;
            coder.start(this::arguments, StageToRooms::ignore, Ivf.header(), now);
        }
        if (coder.runs(now) && !coder.write(Ivf.frame(clock, frame), Vp8Frames.isKey(frame), now)) {
            frames.reset();
            askForKeyFrame();
        }
    }

    private void askForKeyFrame() {
        if (lead != null) {
            lead.stageKeyFrameNeeded();
        }
    }

    private List<String> arguments() throws IOException {
        Output socket = sockets.open((b, length, from) -> out(b, length));
        output = socket;
        anyOut = false;
        outClock = clock;
        return Arguments.toH264(canvas, socket.port());
    }

    static void ignore(InputStream output) {
        try (output) {
            output.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It has ended.
            return;
        }
    }

    /** A packet of the process. */
    private void out(byte[] b, int length) {
        if (length < RtpPacket.FIXED_HEADER || RtpPacket.isRtcp(b, 0, length) || !packet.read(b, 0, length)) {
            return;
        }
        int at = (int) packet.timestamp();
        if (anyOut) {
            outClock += at - lastOut;
        }
        anyOut = true;
        lastOut = at;
        byte[] payload = Arrays.copyOfRange(b, packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
        boolean marker = packet.marker();
        if (marker) {
            coder.written();
        }
        viewers.forEach((viewer, place) -> {
            if (place.shown) {
                viewer.translated(outClock + place.offset, marker, payload);
            }
        });
    }

    /** The stage of this room shows something that needs no translation. */
    public void direct(Viewer viewer) {
        Place place = viewers.get(viewer);
        if (place != null && place.shown) {
            place.shown = false;
            place.known = false;
            if (viewer == lead) {
                lead = null;
            }
        }
    }

    /** The room has gone. */
    public void leave(Viewer viewer) {
        viewers.remove(viewer);
        if (viewer == lead) {
            lead = null;
        }
        if (viewers.isEmpty()) {
            coder.stop();
        }
    }

    void poll(long now) {
        coder.poll(now);
    }

    private void closeOutput() {
        if (output != null) {
            output.close();
            output = null;
        }
    }

    boolean idle() {
        return viewers.isEmpty();
    }

    /** Why rooms are shown nothing though the stage shows something; "" when they are. */
    public String fault() {
        return coder.fault();
    }

    /** What runs now. */
    List<Translation> running() {
        return coder.running();
    }
}
