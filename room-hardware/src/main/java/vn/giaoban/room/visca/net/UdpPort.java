package vn.giaoban.room.visca.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.giaoban.room.visca.Octets;

/**
 * One local UDP port for many cameras. Sony's answer to the port 52381 of whoever asked, so that all of them share it;
 * answers are sorted by their source, by its address alone where a camera answers from another port than it is asked at.
 */
final class UdpPort implements AutoCloseable {
    private static final int DATAGRAM = 512;

    private final DatagramChannel channel;
    private final Map<InetSocketAddress, WireListener> cameras = new ConcurrentHashMap<>();

    private UdpPort(DatagramChannel channel) {
        this.channel = channel;
    }

    /**
     * Binds the port on every address; 0 takes any that is free.
     *
     * @throws IOException when it is taken
     */
    static UdpPort open(int local) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(local));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        var port = new UdpPort(channel);
        Thread.ofVirtual().name("visca-udp").start(port::read);
        return port;
    }

    /** The camera there. What it sends goes to the listener. */
    CameraWire camera(InetSocketAddress at, WireListener listener) {
        cameras.put(at, listener);
        listener.opened();
        return new CameraWire() {
            @Override
            public void send(Octets bytes) {
                try {
                    channel.send(ByteBuffer.wrap(bytes.toArray()), at);
                } catch (IOException e) {
                    // no route just now: lost like any datagram, and the line falls silent
                }
            }

            @Override
            public void close() {
                cameras.remove(at, listener);
            }
        };
    }

    private void read() {
        ByteBuffer in = ByteBuffer.allocate(DATAGRAM);
        while (channel.isOpen()) {
            try {
                in.clear();
                if (channel.receive(in) instanceof InetSocketAddress from) {
                    byte[] bytes = new byte[in.flip().remaining()];
                    in.get(bytes);
                    listenerOf(from).ifPresent(listener -> listener.received(Octets.of(bytes)));
                }
            } catch (IOException e) {
                // an ICMP answer to something sent before, or the end: the loop asks
            }
        }
    }

    private Optional<WireListener> listenerOf(InetSocketAddress from) {
        WireListener exact = cameras.get(from);
        if (exact != null) {
            return Optional.of(exact);
        }
        var sameHost = cameras.entrySet().stream()
                .filter(e -> from.getAddress().equals(e.getKey().getAddress()))
                .map(Map.Entry::getValue)
                .toList();
        return sameHost.size() == 1 ? Optional.of(sameHost.getFirst()) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // closed for us
        }
    }
}
