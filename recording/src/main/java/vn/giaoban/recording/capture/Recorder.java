package vn.giaoban.recording.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.mix.ProgramFrame;
import vn.giaoban.media.mix.ProgramFrame.Kind;
import vn.giaoban.media.mix.ProgramSink;

/**
 * Writes the program in segments. Each begins with a key frame; a new one follows after a minute, after an interruption,
 * and after a disk that failed works again. Faults of the disk are told to the listener and never thrown into the feed.
 */
public final class Recorder implements ProgramSink, AutoCloseable {
    /** How long one packet of sound lasts. */
    static final int FRAME_MILLIS = 20;

    static final long SEGMENT_MILLIS = 60_000;
    private static final long FLUSH_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 5_000;

    /** A hole shorter than this is not worth a mark: no picture or syllable is missed. */
    private static final long GAP_MILLIS = 300;

    /** Time that was captured is not captured again by a feed that begins anew. */
    private static final long MOST_OVERLAP_MILLIS = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);

    private final Shelf shelf;
    private final CaptureListener listener;
    private final long flushMillis;
    private Runnable wantKey = () -> {};
    private int number;
    private long capturedTo;
    private long bytesBefore;
    private @Nullable OpenSegment segment;
    private boolean asked;
    private long notBefore = Long.MIN_VALUE;

    private Recorder(Shelf shelf, RecordingIndex index, CaptureListener listener, long flushMillis) {
        this.flushMillis = flushMillis;
        this.shelf = shelf;
        this.listener = listener;
        this.number = index.segments().stream()
                .mapToInt(RecordingIndex.Segment::number)
                .max()
                .orElse(0);
        this.capturedTo = index.endMillis();
        this.bytesBefore = index.segments().stream()
                .mapToLong(RecordingIndex.Segment::bytes)
                .sum();
    }

    /** Begins a recording, or goes on with it: what a killed server left behind is made whole first. */
    public static Recorder open(RecordingFolder folder, String conference, String recording, CaptureListener listener)
            throws IOException {
        return new Recorder(folder, folder.open(conference, recording), listener, FLUSH_MILLIS);
    }

    /** One that writes what can be made again: on the disk when it is complete, and not sooner. */
    static Recorder unhurried(RecordingFolder folder, String conference, String recording) throws IOException {
        return new Recorder(folder, folder.open(conference, recording), new Unheard(), Long.MAX_VALUE);
    }

    static Recorder on(Shelf shelf, CaptureListener listener) {
        return new Recorder(shelf, RecordingIndex.of(List.of()), listener, FLUSH_MILLIS);
    }

    /** How to ask the feed for a key frame. */
    public void asksWith(Runnable wantKey) {
        this.wantKey = wantKey;
    }

    @Override
    public void frame(ProgramFrame frame) {
        boolean before = segment == null && frame.timeMillis() < capturedTo;
        if (frame.timeMillis() < notBefore || (before && capturedTo - frame.timeMillis() < MOST_OVERLAP_MILLIS)) {
            return;
        }
        try {
            take(frame);
        } catch (IOException e) {
            fail(frame.timeMillis(), e);
        }
    }

    /** Completes the last segment. */
    @Override
    public void close() {
        try {
            closeSegment();
        } catch (IOException e) {
            fail(capturedTo, e);
        }
    }

    private void take(ProgramFrame frame) throws IOException {
        boolean keyPicture = frame.kind() == Kind.VIDEO && frame.key();
        if (segment != null && frame.timeMillis() - capturedTo > GAP_MILLIS) {
            closeSegment();
        }
        if (segment != null && keyPicture && frame.timeMillis() - segment.startMillis() >= SEGMENT_MILLIS) {
            closeSegment();
        }
        if (segment == null) {
            if (!keyPicture) {
                ask();
                return;
            }
            openSegment(frame);
        } else if (frame.timeMillis() - segment.startMillis() >= SEGMENT_MILLIS) {
            ask();
        }
        OpenSegment open = segment;
        if (open == null) {
            return;
        }
        open.write(frame);
        capturedTo = Math.max(capturedTo, frame.timeMillis() + FRAME_MILLIS);
        if (open.flushIfDue(frame.timeMillis(), flushMillis)) {
            listener.beat(frame.timeMillis(), bytesBefore + open.length());
        }
    }

    private void ask() {
        if (!asked) {
            asked = true;
            wantKey.run();
        }
    }

    private void openSegment(ProgramFrame first) throws IOException {
        asked = false;
        long from = capturedTo;
        long to = first.timeMillis();
        number++;
        String file = String.format(Locale.ROOT, "%05d.webm", number);
        shelf.append(new IndexEntry.Opened(number, file, to));
        segment = new OpenSegment(shelf.create(file), number, first);
        if (from != 0 && to - from > GAP_MILLIS) {
            shelf.append(new IndexEntry.Gap(from, to));
            listener.interrupted(from, to);
        }
        capturedTo = to;
    }

    private void closeSegment() throws IOException {
        OpenSegment open = segment;
        if (open == null) {
            return;
        }
        segment = null;
        open.finish(FRAME_MILLIS);
        bytesBefore += open.length();
        shelf.append(new IndexEntry.Closed(open.number(), capturedTo, open.length()));
    }

    private void fail(long nowMillis, IOException cause) {
        log.warn("recording: the disk failed", cause);
        if (segment != null) {
            segment.abandon();
            segment = null;
        }
        asked = false;
        notBefore = nowMillis + RETRY_MILLIS;
        listener.failed("disk-failed");
    }

    private record Unheard() implements CaptureListener {
        @Override
        public void beat(long programMillis, long bytes) {}

        @Override
        public void failed(String reason) {
            throw new UncheckedIOException(new IOException(reason));
        }

        @Override
        public void interrupted(long fromMillis, long toMillis) {}
    }
}
