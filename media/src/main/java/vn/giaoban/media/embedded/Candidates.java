package vn.giaoban.media.embedded;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import vn.giaoban.media.ice.Candidate;
import vn.giaoban.media.net.UdpLoop;

/** What answers offer: UDP on every address first, then TCP. */
final class Candidates {
    private Candidates() {}

    /** @param advertised instead of what is bound; empty: what is bound */
    static List<Candidate> of(UdpLoop.Bound bound, List<InetSocketAddress> advertised) {
        List<Candidate> all = new ArrayList<>();
        UnaryOperator<InetSocketAddress> known = address -> address.getPort() > 0
                ? address
                : new InetSocketAddress(
                        address.getAddress(), bound.udp().getFirst().getPort());
        (advertised.isEmpty() ? bound.udp() : advertised)
                .forEach(address -> all.add(Candidate.udp(known.apply(address))));
        if (!bound.tcp().isEmpty()) {
            (advertised.isEmpty() ? bound.tcp() : advertised)
                    .forEach(address -> all.add(Candidate.tcp(known.apply(address))));
        }
        return all;
    }
}
