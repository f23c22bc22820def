package vn.giaoban.media.mix;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.SourceId;

/**
 * Puts the stage's packets in order and whole VP8 frames together. A hole is waited for until its frame is due; then
 * everything up to the next key frame is left out, because it could not be decoded.
 */
final class VideoLane {
    private static final int MOST_WAITING = 8_192;

    /** A sequence this far back is not a late packet but a feed that began anew. */
    private static final long NEW_BEGINNING = 20_000;

    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    private final Counter counter;
    private long next = Long.MIN_VALUE;
    private boolean searching = true;
    private boolean asks;

    VideoLane(Counter counter) {
        this.counter = counter;
    }

    /** A whole frame. */
    record Frame(double timeMillis, boolean key, byte[] data, SourceId source) {}

    private record Waiting(FeedPacket packet, Vp8Payload vp8, double timeMillis) {}

    /** Whether a key frame is needed before any picture can follow. */
    boolean searching() {
        return searching;
    }

    /** Whether something was lost since the last call, so that a key frame must be asked for. */
    boolean takeAsk() {
        boolean asked = asks;
        asks = false;
        return asked;
    }

    /** Leaves out everything before the next key frame. */
    void restart() {
        searching = true;
        asks = true;
    }

    void add(FeedPacket packet, double timeMillis) {
        Vp8Payload vp8 = Vp8Payload.parse(packet.payload());
        if (vp8 == null) {
            counter.broken++;
            return;
        }
        if (packet.sequence() < next - NEW_BEGINNING && next != Long.MIN_VALUE) {
            waiting.clear();
            next = Long.MIN_VALUE;
            searching = true;
        }
        if (packet.sequence() < next) {
            counter.late++;
        } else {
            waiting.put(packet.sequence(), new Waiting(packet, vp8, timeMillis));
            if (waiting.size() > MOST_WAITING) {
                waiting.pollFirstEntry();
            }
        }
    }

    /** Gives every frame captured before {@code dueMillis} that can be decoded. */
    void release(double dueMillis, Consumer<Frame> out) {
        while (!waiting.isEmpty()) {
            if (searching && !findKey(dueMillis)) {
                return;
            }
            Waiting first = waiting.get(next);
            if (first == null) {
                if (waiting.firstEntry().getValue().timeMillis() >= dueMillis) {
                    return;
                }
                lose();
            } else if (first.timeMillis() >= dueMillis) {
                return;
            } else {
                Frame frame = assemble(first);
                if (frame != null) {
                    out.accept(frame);
                } else if (!keyFollows()) {
                    lose();
                }
            }
        }
    }

    /** A frame cut short by a switch is followed at once by the new source's key frame: nothing is lost with it. */
    private boolean keyFollows() {
        Waiting follows = waiting.get(next);
        return follows != null && follows.vp8().key();
    }

    private void lose() {
        if (!searching) {
            counter.gaps++;
            searching = true;
            asks = true;
        }
    }

    /** Looks for the next start of a key frame; forgets what is due and cannot be used. */
    private boolean findKey(double dueMillis) {
        while (!waiting.isEmpty()) {
            Map.Entry<Long, Waiting> first = waiting.firstEntry();
            if (first.getValue().vp8().key()) {
                next = first.getKey();
                searching = false;
                return true;
            }
            if (first.getValue().timeMillis() >= dueMillis) {
                return false;
            }
            waiting.pollFirstEntry();
        }
        return false;
    }

    /** Takes one frame out, or everything there is of it when it is not whole. */
    private @Nullable Frame assemble(Waiting first) {
        long end = next;
        int length = 0;
        boolean whole = first.vp8().starts();
        while (true) {
            Waiting part = waiting.get(end);
            if (part == null || part.packet().rtpTimestamp() != first.packet().rtpTimestamp()) {
                whole = false;
                break;
            }
            length += part.packet().payload().length - part.vp8().offset();
            end++;
            if (part.packet().marker()) {
                break;
            }
        }
        byte[] data = new byte[length];
        int at = 0;
        for (long sequence = next; sequence < end; sequence++) {
            Waiting part = Objects.requireNonNull(waiting.remove(sequence));
            byte[] payload = part.packet().payload();
            int size = payload.length - part.vp8().offset();
            System.arraycopy(payload, part.vp8().offset(), data, at, size);
            at += size;
        }
        next = end;
        return whole
                ? new Frame(
                        first.timeMillis(),
                        first.vp8().key(),
                        data,
                        first.packet().source())
                : null;
    }
}
