package vn.giaoban.media.mix;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;

/**
 * One source's voice: puts its packets in order, decodes them when they are due, and lays them on the bus where they
 * were captured. The place follows the source's own sample clock, and is set anew only when it strays from the server's.
 */
final class VoiceLane {
    /** 20 ms: less is not heard against a picture, and every correction is a small click. */
    private static final int MOST_DRIFT = 960;

    private static final int MOST_CONCEALED = 5;
    private static final int MOST_WAITING = 1_000;
    private static final long NEW_BEGINNING = 3_000;

    /** 120 ms, the longest Opus packet. */
    private static final int LONGEST = 5_760;

    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    private final short[] pcm = new short[LONGEST];
    private final Counter counter;
    private OpusDecoder decoder = decoder();
    private long next = Long.MIN_VALUE;
    private long anchor = Long.MIN_VALUE;
    private long filledTo = Long.MIN_VALUE;
    private int lastLength = MixBus.FRAME;
    private double lastHeard;

    VoiceLane(Counter counter) {
        this.counter = counter;
    }

    private record Waiting(FeedPacket packet, long place) {}

    double lastHeard() {
        return lastHeard;
    }

    /** @param place the program's sample at which the server's clock says this packet was captured */
    void add(FeedPacket packet, long place, double nowMillis) {
        lastHeard = nowMillis;
        if (next != Long.MIN_VALUE && packet.sequence() < next - NEW_BEGINNING) {
            waiting.clear();
            next = Long.MIN_VALUE;
        }
        if (packet.sequence() < next) {
            counter.late++;
            return;
        }
        waiting.put(packet.sequence(), new Waiting(packet, place));
        if (waiting.size() > MOST_WAITING) {
            waiting.pollFirstEntry();
        }
    }

    /** Lays everything on the bus that begins before a sample. */
    void lay(MixBus bus, long until) {
        while (!waiting.isEmpty()) {
            Map.Entry<Long, Waiting> first = waiting.firstEntry();
            FeedPacket packet = first.getValue().packet();
            long measured = first.getValue().place();
            if (anchor == Long.MIN_VALUE || Math.abs(anchor + packet.rtpTimestamp() - measured) > MOST_DRIFT) {
                anchor = measured - packet.rtpTimestamp();
            }
            long place = anchor + packet.rtpTimestamp();
            if (place >= until) {
                return;
            }
            waiting.pollFirstEntry();
            if (next != Long.MIN_VALUE && packet.sequence() > next) {
                conceal(bus, packet, place, (int) Math.min(packet.sequence() - next, MOST_CONCEALED + 1));
            }
            next = packet.sequence() + 1;
            decode(bus, packet.payload(), place, false);
        }
    }

    /** Fills what was lost right before a packet: the last of it from the packet's own redundancy, where it has any. */
    private void conceal(MixBus bus, FeedPacket packet, long place, int lost) {
        if (lost > MOST_CONCEALED) {
            return;
        }
        for (int back = lost; back >= 1; back--) {
            long hole = place - (long) back * lastLength;
            if (hole >= filledTo) {
                counter.concealed++;
                decode(bus, back == 1 ? packet.payload() : null, hole, true);
            }
        }
    }

    private void decode(MixBus bus, byte @Nullable [] data, long place, boolean lost) {
        int count;
        try {
            count = data == null
                    ? decoder.decode((byte[]) null, 0, 0, pcm, 0, lastLength, false)
                    : decoder.decode(data, 0, data.length, pcm, 0, lost ? lastLength : LONGEST, lost);
        } catch (OpusException | RuntimeException | AssertionError malformed) {
            counter.broken++;
            decoder = decoder();
            return;
        }
        if (!lost) {
            lastLength = count;
        }
        int from = (int) Math.clamp(filledTo - place, 0, count);
        bus.add(place + from, pcm, from, count - from);
        filledTo = Math.max(filledTo, place + count);
        if (place + count <= bus.start()) {
            counter.late++;
        }
    }

    private static OpusDecoder decoder() {
        try {
            return new OpusDecoder(48_000, 1);
        } catch (OpusException e) {
            throw new IllegalStateException(e);
        }
    }
}
