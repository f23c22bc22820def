package vn.giaoban.room.sip;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.stack.Exchange;
import vn.giaoban.room.sip.stack.TlsKey;

/**
 * How rooms reach this server.
 *
 * @param addresses local ones, each listened on by itself
 * @param port of UDP and TCP
 * @param tls null where TLS is not spoken
 * @param firstMediaPort of RTP, 0 for any free ports
 * @param recordings folder of what is said to rooms: {@code vi/number.wav} and so on, kept once made
 * @param mostCalls at once
 */
public record SipSettings(
        List<InetAddress> addresses,
        int port,
        @Nullable TlsKey tls,
        int firstMediaPort,
        int lastMediaPort,
        Path recordings,
        int mostCalls,
        Calling calling) {

    /**
     * How rooms are called.
     *
     * @param ringing how long one may ring, or say nothing
     * @param pause until one that is busy or does not answer is called again
     * @param exchanges that ask who calls
     * @param asking how often rooms are asked whether they are there; zero for never
     */
    public record Calling(Duration ringing, Duration pause, List<Exchange> exchanges, Duration asking) {
        public static final Calling USUAL =
                new Calling(Duration.ofSeconds(45), Duration.ofSeconds(20), List.of(), Duration.ZERO);

        public Calling {
            exchanges = List.copyOf(exchanges);
        }
    }

    public SipSettings(
            List<InetAddress> addresses,
            int port,
            @Nullable TlsKey tls,
            int firstMediaPort,
            int lastMediaPort,
            Path recordings,
            int mostCalls) {
        this(addresses, port, tls, firstMediaPort, lastMediaPort, recordings, mostCalls, Calling.USUAL);
    }

    public SipSettings {
        addresses = List.copyOf(addresses);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("giaoban.sip.port must be from 1 to 65535");
        }
        if (firstMediaPort != 0
                && (firstMediaPort < 1024
                        || lastMediaPort > 65_535
                        || lastMediaPort - firstMediaPort < 3
                        || firstMediaPort % 2 != 0)) {
            throw new IllegalArgumentException(
                    "giaoban.sip.media-ports must be a range of ports from 1024 that begins with an even one");
        }
        if (mostCalls < 1 || mostCalls > 500) {
            throw new IllegalArgumentException("giaoban.sip.most-calls must be from 1 to 500");
        }
    }
}
