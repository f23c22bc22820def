package vn.giaoban.media.sfu;

import org.jspecify.annotations.Nullable;

/** The last packets of one stream, found by sequence, and the order in which they came. Shared by all its receivers. */
final class PacketRing {
    private static final int ARRIVALS = 1024;

    private final @Nullable StoredPacket[] places;
    private final int payload;
    private final long[] arrivals = new long[ARRIVALS];
    private long arrived;

    /**
     * Empty.
     *
     * @param size in packets, a power of two
     * @param payload bytes that a packet usually has at most
     */
    PacketRing(int size, int payload) {
        places = new @Nullable StoredPacket[size];
        this.payload = payload;
    }

    /** The place for a sequence, to be filled at once; null when a packet of that sequence is there. */
    @Nullable
    StoredPacket place(long sequence) {
        int at = (int) sequence & (places.length - 1);
        StoredPacket packet = places[at];
        if (packet == null) {
            packet = new StoredPacket(payload);
            places[at] = packet;
        }
        if (packet.sequence >= sequence) {
            return null;
        }
        arrivals[(int) (arrived++ & (ARRIVALS - 1))] = sequence;
        return packet;
    }

    @Nullable
    StoredPacket get(long sequence) {
        StoredPacket packet = places[(int) sequence & (places.length - 1)];
        return packet != null && packet.sequence == sequence ? packet : null;
    }

    /** How many packets ever came. */
    long arrived() {
        return arrived;
    }

    /** The oldest arrival that can still be asked for. */
    long oldest() {
        return Math.max(0, arrived - ARRIVALS);
    }

    /** The packet that came as the {@code n}th, null when it was overwritten. */
    @Nullable
    StoredPacket arrival(long n) {
        return get(arrivals[(int) (n & (ARRIVALS - 1))]);
    }

    /** The first arrival not before a time from which on everything is there; the next to come when nothing is. */
    long since(long nanos) {
        long first = arrived;
        for (long n = arrived - 1; n >= oldest(); n--) {
            StoredPacket packet = arrival(n);
            if (packet == null || packet.arrivalNanos < nanos) {
                return first;
            }
            first = n;
        }
        return first;
    }

    /** The how manieth a packet came; the next to come when it is not there. */
    long arrivalOf(long sequence) {
        for (long n = arrived - 1; n >= oldest(); n--) {
            StoredPacket packet = arrival(n);
            if (packet != null && packet.sequence == sequence) {
                return n;
            }
        }
        return arrived;
    }
}
