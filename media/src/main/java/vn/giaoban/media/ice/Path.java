package vn.giaoban.media.ice;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One way to a peer. Asked for with every packet, so that its hash is worked out once. */
public final class Path {
    private final int socket;
    private final InetSocketAddress remote;
    private final int hash;

    /**
     * @param socket which of our sockets, by number
     * @param remote the peer's address as we see it
     */
    public Path(int socket, InetSocketAddress remote) {
        this.socket = socket;
        this.remote = remote;
        this.hash = 31 * socket + remote.hashCode();
    }

    public int socket() {
        return socket;
    }

    public InetSocketAddress remote() {
        return remote;
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
