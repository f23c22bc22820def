package vn.giaoban.media.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.IceCredentials;
import vn.giaoban.media.ice.StunMessage;
import vn.giaoban.media.sfu.ThinLine;

/**
 * A wire between browsers and the server, without privileges: what goes to a browser passes its line's rate, queue, delay
 * and loss; what comes from it passes the delay and the loss. Lines are known by the server's ICE name for the peer.
 */
final class UdpWire implements AutoCloseable {
    private static final int DATAGRAM = 2048;

    /** How one browser's line behaves; 0 bits per second for no limit, loss in parts of 1. */
    record Line(long bitsPerSecond, long delayNanos, double loss) {
        static final Line WIDE = new Line(0, 5_000_000L, 0);
    }

    private static final class Client {
        final InetSocketAddress address;
        final DatagramChannel toServer;
        String name = "";
        final ThinLine queue = new ThinLine();

        Client(InetSocketAddress address, DatagramChannel toServer) {
            this.address = address;
            this.toServer = toServer;
        }
    }

    private record Flight(long due, long order, byte[] datagram, Client client, boolean down) {}

    private final InetSocketAddress server;
    private final Random random;
    private final Selector selector = Selector.open();
    private final DatagramChannel outside = DatagramChannel.open();
    private final Map<InetSocketAddress, Client> clients = new HashMap<>();
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(Comparator.comparingLong(Flight::due).thenComparingLong(Flight::order));
    private final ByteBuffer buffer = ByteBuffer.allocate(DATAGRAM);
    private final Thread thread;
    private long order;
    private volatile boolean open = true;

    UdpWire(int serverPort, long seed) throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        server = new InetSocketAddress(loopback, serverPort);
        random = new Random(seed);
        outside.bind(new InetSocketAddress(loopback, 0)).configureBlocking(false);
        outside.register(selector, SelectionKey.OP_READ);
        thread = Thread.ofPlatform().name("udp-wire").daemon().start(this::run);
    }

    /** Where browsers are to send. */
    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) outside.getLocalAddress();
    }

    /** @param ufrag the server's for the peer, as its answer says */
    void line(String ufrag, Line line) {
        lines.put(ufrag, line);
    }

    private void run() {
        while (open) {
            try {
                Flight first = flights.peek();
                long wait = first == null ? 20 : Math.max(1, (first.due() - System.nanoTime()) / 1_000_000);
                selector.select(Math.min(20, wait));
                selector.selectedKeys().clear();
                for (SelectionKey key : List.copyOf(selector.keys())) {
                    read((DatagramChannel) key.channel(), (Client) key.attachment());
                }
                land();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void read(DatagramChannel channel, @Nullable Client client) throws IOException {
        for (buffer.clear(); channel.receive(buffer) instanceof InetSocketAddress from; buffer.clear()) {
            byte[] datagram = new byte[buffer.position()];
            buffer.flip().get(datagram);
            if (client == null) {
                up(client(from), datagram);
            } else {
                down(client, datagram);
            }
        }
    }

    private Client client(InetSocketAddress from) throws IOException {
        Client known = clients.get(from);
        if (known == null) {
            DatagramChannel channel = DatagramChannel.open();
            channel.bind(new InetSocketAddress(server.getAddress(), 0)).configureBlocking(false);
            known = new Client(from, channel);
            channel.register(selector, SelectionKey.OP_READ, known);
            clients.put(from, known);
        }
        return known;
    }

    private void up(Client client, byte[] datagram) {
        if (client.name.isEmpty() && StunMessage.looksLikeStun(datagram, 0, datagram.length)) {
            StunMessage message = StunMessage.read(datagram, 0, datagram.length);
            client.name = message == null ? "" : IceCredentials.addressee(message.username());
        }
        Line line = line(client);
        if (!lost(line, datagram)) {
            flights.add(new Flight(System.nanoTime() + line.delayNanos(), order++, datagram, client, false));
        }
    }

    /** Media alone is lost: what ICE and DTLS do about loss is the browsers' affair. */
    private boolean lost(Line line, byte[] datagram) {
        return (datagram[0] & 0xc0) == 0x80 && random.nextDouble() < line.loss();
    }

    private void down(Client client, byte[] datagram) {
        Line line = line(client);
        long now = System.nanoTime();
        if (lost(line, datagram)) {
            return;
        }
        client.queue.bitsPerSecond = line.bitsPerSecond();
        long waits = client.queue.queue(datagram.length, now);
        if (waits >= 0) {
            flights.add(new Flight(now + waits + line.delayNanos(), order++, datagram, client, true));
        }
    }

    private Line line(Client client) {
        return lines.getOrDefault(client.name, Line.WIDE);
    }

    private void land() throws IOException {
        long now = System.nanoTime();
        for (Flight next = flights.peek(); next != null && next.due() <= now; next = flights.peek()) {
            flights.remove();
            ByteBuffer datagram = ByteBuffer.wrap(next.datagram());
            if (next.down()) {
                outside.send(datagram, next.client().address);
            } else {
                next.client().toServer.send(datagram, server);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        open = false;
        selector.wakeup();
        thread.join();
        for (Client client : clients.values()) {
            client.toServer.close();
        }
        outside.close();
        selector.close();
    }
}
