package vn.giaoban.media.ice;

import java.net.InetSocketAddress;

/**
 * One way to a peer.
 *
 * @param socket which of our sockets, by number
 * @param remote the peer's address as we see it
 */
public record Path(int socket, InetSocketAddress remote) {}
