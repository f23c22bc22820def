package vn.giaoban.media.ice;

import java.net.InetSocketAddress;

/**
 * An address of ours at which peers may try to reach us.
 *
 * @param tcp a passive candidate of ICE over TCP (RFC 6544), else UDP
 */
public record Candidate(InetSocketAddress address, boolean tcp) {
    public static Candidate udp(InetSocketAddress address) {
        return new Candidate(address, false);
    }

    public static Candidate tcp(InetSocketAddress address) {
        return new Candidate(address, true);
    }
}
