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
     * @param port UDP port on every address
     * @param addresses local addresses to bind, one socket each; empty: every address of this machine, 127.0.0.1 last
     * @param advertised what answers offer instead of {@code addresses}, for servers behind address translation; empty:
     *     what is bound
     * @param cameraLayers from tall to small
     * @param iceServers goes into plans as it is
     */
    public record Settings(
            int port,
            List<InetAddress> addresses,
            List<InetSocketAddress> advertised,
            List<Plan.Layer> cameraLayers,
            List<Plan.IceServer> iceServers) {

        /** Three layers of a 720p camera: 1.5 Mbit/s, 500 and 150 kbit/s. */
        public static final List<Plan.Layer> LAYERS = List.of(
                new Plan.Layer("h", 1, 1_500_000), new Plan.Layer("m", 2, 500_000), new Plan.Layer("l", 4, 150_000));

        /** Every address of this machine. */
        public static Settings onPort(int port) {
            return new Settings(port, List.of(), List.of(), LAYERS, List.of());
        }
    }

    /** Binds and starts; a taken port is a {@link java.net.BindException}. */
    public static MediaPlane start(Settings settings) throws IOException {
        SecureRandom random = new SecureRandom();
        DtlsIdentity identity = DtlsIdentity.create(random, Instant.now());
        List<InetSocketAddress> bound = new ArrayList<>();
        for (InetAddress address : settings.addresses().isEmpty() ? local() : settings.addresses()) {
            bound.add(new InetSocketAddress(address, settings.port()));
        }
        long origin = System.nanoTime();
        Instant wall = Instant.now();
        Sfu sfu = new Sfu(
                new Sfu.Settings(
                        wall.getEpochSecond() * 1_000_000_000L + wall.getNano(),
                        settings.advertised().isEmpty() ? bound : settings.advertised(),
                        identity.fingerprint(),
                        settings.cameraLayers()),
                random);
        EmbeddedMediaPlane plane = new EmbeddedMediaPlane(settings);
        plane.run(new UdpLoop(bound, identity, sfu, origin, plane::told));
        return plane;
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
