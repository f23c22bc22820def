package vn.giaoban.media.ice;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One way to a peer. Its hash and its address are asked for with every packet, so that they are worked out once and lie
 * side by side.
 */
public final class Path {
    private static final long MAPPED = 0xffffL << 32;

    private final int socket;
    private final int port;
    private final int hash;
    private final int scope;
    private final long high;
    private final long low;
    private final InetSocketAddress remote;

    /**
     * @param socket which of our sockets, by number
     * @param remote the peer's address as we see it
     */
    public Path(int socket, InetSocketAddress remote) {
        this.socket = socket;
        this.remote = remote;
        this.port = remote.getPort();
        this.hash = 31 * socket + remote.hashCode();
        InetAddress host = remote.getAddress();
        this.scope = host instanceof Inet6Address six ? six.getScopeId() : 0;
        ByteBuffer address = ByteBuffer.wrap(host.getAddress());
        boolean v6 = address.remaining() > 4;
        this.high = v6 ? address.getLong() : 0;
        this.low = v6 ? address.getLong() : MAPPED | address.getInt() & 0xffffffffL;
    }

    public int socket() {
        return socket;
    }

    public InetSocketAddress remote() {
        return remote;
    }

    public int port() {
        return port;
    }

    /** The first 64 bits of the remote address, where one of IPv4 is mapped into IPv6 (RFC 4291, 2.5.5.2). */
    public long high() {
        return high;
    }

    /** The last 64 bits; the last 32 of them are an IPv4 address. */
    public long low() {
        return low;
    }

    /** Which of our networks a link-local address belongs to; 0 mostly. */
    public int scope() {
        return scope;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Path path
                        && hash == path.hash
                        && socket == path.socket
                        && remote.equals(path.remote);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return socket + ":" + remote;
    }
}
