package vn.giaoban.server.boot;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * The ports of one server: HTTP on N, HTTPS on N+363, media (UDP and TCP) on N+1920. A port that is taken moves to the next free one,
 * but not the HTTP port that was asked for.
 *
 * @param media where the media server is to try first
 */
public record Ports(int http, int https, int media) {
    public static final int DEFAULT = 8080;

    /** From the HTTP port to the HTTPS port. */
    public static final int HTTPS = 363;

    /** From the HTTP port to the media port. */
    public static final int MEDIA = 1920;

    /** How many ports in a row are tried. */
    public static final int TRIES = 200;

    /** The HTTP port asked for is in use. */
    public static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int port;

        Taken(int port) {
            super("port " + port + " is taken");
            this.port = port;
        }

        public int port() {
            return port;
        }
    }

    public static Ports choose(String bind, OptionalInt asked) {
        IntPredicate tcp = port -> isFreeTcp(bind, port);
        if (asked.isPresent() && !tcp.test(asked.getAsInt())) {
            throw new Taken(asked.getAsInt());
        }
        int http = next(asked.orElse(DEFAULT), tcp);
        return new Ports(
                http,
                next(http + HTTPS, tcp.and(p -> p != http)),
                next(http + MEDIA, port -> isFreeUdp(port) && isFreeTcp("0.0.0.0", port)));
    }

    private static int next(int first, IntPredicate free) {
        for (int port = first; port < Math.min(first + TRIES, 65_536); port++) {
            if (free.test(port)) {
                return port;
            }
        }
        throw new Taken(first);
    }

    /** Whether nobody listens there now. */
    public static boolean isFreeTcp(String bind, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(bind, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether nobody receives there now. */
    public static boolean isFreeUdp(int port) {
        try (var socket = new DatagramSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
