package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.Path;

/**
 * Turns addresses of the system ({@code sockaddr_in}, {@code sockaddr_in6}) into paths and back without making new
 * objects for a peer that is known. Both directions are tables of fixed size in which a newcomer takes the place of
 * whoever was there, so that a flood of strangers costs time and never memory.
 */
final class AddressTable {
    /** Of a {@code sockaddr_in6}, rounded up. */
    static final int SIZE = 32;

    static final int V4 = 16;
    static final int V6 = 28;
    private static final int PLACES = 4096;
    private static final ValueLayout.OfShort PORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int PREFIX_OF_MAPPED = 10;

    private final @Nullable Path[] paths = new @Nullable Path[PLACES];
    private final long[] keys = new long[PLACES * 3];
    private final @Nullable Path[] written = new @Nullable Path[PLACES];
    private final MemorySegment addresses;

    AddressTable(Arena arena) {
        addresses = arena.allocate((long) PLACES * SIZE, 8);
    }

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
        Path path = new Path(socket, read(from.asSlice(at, v6 ? V6 : V4)));
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

    /** The system's form of a path's remote address: {@link #V4} or {@link #V6} bytes, by the family of the socket. */
    MemorySegment address(Path path, boolean v6) {
        int place = place(path.hashCode());
        MemorySegment there = addresses.asSlice((long) place * SIZE, v6 ? V6 : V4);
        if (written[place] != path) {
            write(there, path.remote(), v6);
            written[place] = path;
        }
        return there;
    }

    static InetSocketAddress read(MemorySegment from) throws UnknownHostException {
        int port = from.get(PORT, 2) & 0xffff;
        if (from.get(JAVA_SHORT, 0) == Libc.AF_INET) {
            byte[] address = from.asSlice(4, 4).toArray(JAVA_BYTE);
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        }
        byte[] address = from.asSlice(8, 16).toArray(JAVA_BYTE);
        int scope = from.get(JAVA_INT, 24);
        InetAddress plain = InetAddress.getByAddress(address);
        boolean scoped = scope != 0 && plain instanceof Inet6Address;
        return new InetSocketAddress(scoped ? Inet6Address.getByAddress(null, address, scope) : plain, port);
    }

    /** An IPv4 address on a socket of IPv6 is written as mapped (RFC 4291, 2.5.5.2). */
    static void write(MemorySegment to, InetSocketAddress address, boolean v6) {
        to.fill((byte) 0);
        InetAddress host = address.getAddress();
        byte[] bytes = host.getAddress();
        to.set(JAVA_SHORT, 0, (short) (v6 ? Libc.AF_INET6 : Libc.AF_INET));
        to.set(PORT, 2, (short) address.getPort());
        if (!v6) {
            MemorySegment.copy(bytes, 0, to, JAVA_BYTE, 4, 4);
        } else if (host instanceof Inet4Address) {
            to.set(JAVA_SHORT, 8 + PREFIX_OF_MAPPED, (short) -1);
            MemorySegment.copy(bytes, 0, to, JAVA_BYTE, 8 + 12, 4);
        } else {
            MemorySegment.copy(bytes, 0, to, JAVA_BYTE, 8, 16);
            to.set(JAVA_INT, 24, ((Inet6Address) host).getScopeId());
        }
    }
}
