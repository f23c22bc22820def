package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.Path;

/**
 * Turns addresses of the system into paths without making new objects for a peer that is known: a table of fixed size in
 * which a newcomer takes the place of whoever was there, so that a flood of strangers costs time and never memory.
 */
final class AddressTable {
    private static final int PLACES = 4096;

    private final @Nullable Path[] paths = new @Nullable Path[PLACES];
    private final long[] keys = new long[PLACES * 3];

    /** The path from one of our sockets to the address that stands at {@code at}. */
    Path path(int socket, MemorySegment from, long at) throws UnknownHostException {
        boolean v6 = from.get(JAVA_SHORT, at) == Libc.AF_INET6;
        long port = from.get(JAVA_SHORT, at + 2) & 0xffffL;
        long high = v6 ? from.get(JAVA_LONG_UNALIGNED, at + 8) : 0;
        long low = v6 ? from.get(JAVA_LONG_UNALIGNED, at + 16) : from.get(JAVA_INT_UNALIGNED, at + 4);
        long rest = port << 48 | (long) socket << 33 | (v6 ? 1L << 32 | from.get(JAVA_INT, at + 24) & 0xffffffffL : 0);
        int place = place((high * 31 + low) * 31 + rest);
        Path known = paths[place];
        if (known != null && keys[place * 3] == high && keys[place * 3 + 1] == low && keys[place * 3 + 2] == rest) {
            return known;
        }
        Path path = new Path(socket, Sockaddr.read(from.asSlice(at, Sockaddr.length(v6))));
        paths[place] = path;
        keys[place * 3] = high;
        keys[place * 3 + 1] = low;
        keys[place * 3 + 2] = rest;
        return path;
    }

    /** Every bit counts: behind one address there may be hundreds who differ by their ports alone (MurmurHash3's end). */
    private static int place(long key) {
        long mixed = (key ^ key >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (int) (mixed ^ mixed >>> 33) & PLACES - 1;
    }
}
