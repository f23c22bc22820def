package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import vn.giaoban.media.ice.Path;

/** Addresses as Linux has them: {@code struct sockaddr_in} and {@code sockaddr_in6} (man 7 ip, ipv6). */
final class Sockaddr {
    /** Of the larger, rounded up. */
    static final int SIZE = 32;

    private static final int V4 = 16;
    private static final int V6 = 28;
    private static final int V6_ADDRESS = 8;
    private static final int SCOPE = 24;
    private static final ValueLayout.OfShort PORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN);

    private Sockaddr() {}

    /** How many bytes an address has on a socket of IPv6 or of IPv4. */
    static int length(boolean v6) {
        return v6 ? V6 : V4;
    }

    /** Writes where a path leads, for the family of the socket: on one of IPv6 an IPv4 address is written as mapped. */
    static void write(MemorySegment to, long at, Path path, boolean v6) {
        to.set(JAVA_SHORT, at, (short) (v6 ? Libc.AF_INET6 : Libc.AF_INET));
        to.set(PORT, at + 2, (short) path.port());
        if (v6) {
            to.set(JAVA_INT, at + 4, 0);
            to.set(LONG, at + V6_ADDRESS, path.high());
            to.set(LONG, at + V6_ADDRESS + 8, path.low());
            to.set(JAVA_INT, at + SCOPE, path.scope());
        } else {
            to.set(INT, at + 4, (int) path.low());
            to.set(LONG, at + 8, 0);
        }
    }

    static void write(MemorySegment to, InetSocketAddress address, boolean v6) {
        write(to, 0, new Path(0, address), v6);
    }

    static InetSocketAddress read(MemorySegment from) throws UnknownHostException {
        int port = from.get(PORT, 2) & 0xffff;
        if (from.get(JAVA_SHORT, 0) == Libc.AF_INET) {
            byte[] address = from.asSlice(4, 4).toArray(JAVA_BYTE);
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        }
        byte[] address = from.asSlice(V6_ADDRESS, 16).toArray(JAVA_BYTE);
        int scope = from.get(JAVA_INT, SCOPE);
        InetAddress plain = InetAddress.getByAddress(address);
        boolean scoped = scope != 0 && plain instanceof Inet6Address;
        return new InetSocketAddress(scoped ? Inet6Address.getByAddress(null, address, scope) : plain, port);
    }
}
