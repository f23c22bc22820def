package vn.giaoban.media.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.Plan;
import vn.giaoban.media.net.UdpLoop;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.media.sfu.Sfu;

/** Starts the embedded media server. */
public final class EmbeddedMedia {
    /** Bytes that its socket asks of the kernel, for each direction. */
    public static final int SOCKET_BUFFER = UdpLoop.SOCKET_BUFFER;

    private EmbeddedMedia() {}

    /**
     * How to start.
     *
     * @param port of UDP on every address, and of TCP where it is free; 0: any free one
     * @param addresses local addresses to bind, one socket each; empty: every address of this machine, 127.0.0.1 last
     * @param advertised what answers offer instead of {@code addresses}, for servers behind address translation, for UDP
     *     and TCP; port 0: the port that is bound; empty: what is bound
     * @param cameraLayers from tall to small
     * @param iceServers asked for every plan, because credentials end
     * @param lineRate bits per second of the network card, to which sending is paced; 0 to hold nothing back
     */
    public record Settings(
            int port,
            List<InetAddress> addresses,
            List<InetSocketAddress> advertised,
            List<Plan.Layer> cameraLayers,
            Supplier<List<Plan.IceServer>> iceServers,
            long lineRate) {

        public Settings(
                int port,
                List<InetAddress> addresses,
                List<InetSocketAddress> advertised,
                List<Plan.Layer> cameraLayers,
                List<Plan.IceServer> iceServers) {
            this(port, addresses, advertised, cameraLayers, () -> iceServers, 0);
        }

        /** Three layers of a 720p camera: 1.5 Mbit/s, 500 and 150 kbit/s. */
        public static final List<Plan.Layer> LAYERS = List.of(
                new Plan.Layer("h", 1, 1_500_000), new Plan.Layer("m", 2, 500_000), new Plan.Layer("l", 4, 150_000));

        /** Every address of this machine. */
        public static Settings onPort(int port) {
            return new Settings(port, List.of(), List.of(), LAYERS, List.of());
        }

        /** The same, paced to a line. */
        public Settings paced(long bitsPerSecond) {
            return new Settings(port, addresses, advertised, cameraLayers, iceServers, bitsPerSecond);
        }
    }

    /**
     * A media server that runs.
     *
     * @param udp where it takes packets
     * @param tcp where it takes TCP, too
     * @param faults how often something of ours failed; what comes from the network can never be the reason
     */
    public record Started(
            MediaPlane plane, List<InetSocketAddress> udp, List<InetSocketAddress> tcp, LongSupplier faults) {
        public int port() {
            return udp.getFirst().getPort();
        }
    }

    /** As {@link #open}, for those who know where it is. */
    public static MediaPlane start(Settings settings) throws IOException {
        return open(settings).plane();
    }

    /** Binds and starts; a taken UDP port is a {@link java.net.BindException}. */
    public static Started open(Settings settings) throws IOException {
        SecureRandom random = new SecureRandom();
        DtlsIdentity identity = DtlsIdentity.create(random, Instant.now());
        List<InetAddress> addresses = settings.addresses().isEmpty() ? local() : settings.addresses();
        // Two cards may carry the same address, which can be bound but once.
        List<InetSocketAddress> bound = addresses.stream()
                .distinct()
                .map(address -> new InetSocketAddress(address, settings.port()))
                .toList();
        long origin = System.nanoTime();
        Instant wall = Instant.now();
        Function<UdpLoop.Bound, Sfu> core = found -> new Sfu(
                new Sfu.Settings(
                        wall.getEpochSecond() * 1_000_000_000L + wall.getNano(),
                        Candidates.of(found, settings.advertised()),
                        identity.fingerprint(),
                        settings.cameraLayers()),
                random);
        EmbeddedMediaPlane plane = new EmbeddedMediaPlane(settings);
        UdpLoop loop = new UdpLoop(bound, true, identity, core, origin, settings.lineRate(), plane::told);
        plane.run(loop);
        return new Started(plane, loop.bound().udp(), loop.bound().tcp(), loop::faults);
    }

    /** Addresses that other machines may reach, IPv4 before IPv6, and the loopback for this one. */
    private static List<InetAddress> local() throws SocketException {
        List<InetAddress> addresses = new ArrayList<>();
        for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (card.isUp() && !card.isLoopback()) {
                card.inetAddresses()
                        .filter(address -> !address.isLinkLocalAddress() && !address.isMulticastAddress())
                        .forEach(addresses::add);
            }
        }
        addresses.sort(Comparator.comparingInt(address -> address.getAddress().length));
        addresses.add(InetAddress.ofLiteral("127.0.0.1"));
        return addresses;
    }
}
