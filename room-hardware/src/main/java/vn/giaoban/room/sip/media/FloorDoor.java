package vn.giaoban.room.sip.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.bfcp.FloorInput;
import vn.giaoban.room.sip.sdp.Agreement.Floor;

/**
 * Where a room's floor comes in by TCP or TLS (RFC 8856): one port for each call that agreed on it. Only the room's own
 * addresses come in, two connections at a time, of which the newest that has said something is answered. Threads of its
 * own wait; what is heard goes to the loop.
 */
final class FloorDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FloorDoor.class);
    private static final int MOST = 2;
    private static final int CONNECT_MILLIS = 5_000;

    private final ServerSocket socket;
    private final InetAddress signalled;
    private final FloorTls tls;
    private final Executor loop;
    private final FloorConnection.Patience patience;
    private final Set<FloorConnection> connections = new LinkedHashSet<>();
    private Consumer<FloorInput> heard = input -> {};
    private @Nullable Floor floor;
    private @Nullable FloorConnection current;
    private boolean closed;

    /** @param socket is closed with the door */
    FloorDoor(
            ServerSocket socket,
            InetAddress signalled,
            FloorTls tls,
            Executor loop,
            FloorConnection.Patience patience) {
        this.socket = socket;
        this.signalled = signalled;
        this.tls = tls;
        this.loop = loop;
        this.patience = patience;
    }

    /** Who hears the room, on the loop. */
    void listen(Consumer<FloorInput> to) {
        heard = to;
    }

    /** What was agreed, at first or anew; on the loop. */
    void open(Floor agreed) {
        boolean first = floor == null;
        floor = agreed;
        InetSocketAddress to = agreed.remote();
        if (closed || !first && current != null) {
            return;
        }
        if (!agreed.connects()) {
            if (first) {
                Thread.ofVirtual().name("floor-door").start(this::accept);
            }
        } else if (to != null && to.getAddress().equals(signalled)) {
            // To no other address: a stranger must not have us connect to whom he names.
            Thread.ofVirtual().name("floor-call").start(() -> connect(to));
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket from = socket.accept();
                loop.execute(() -> come(from));
            } catch (IOException e) {
                LOG.trace("no longer accepting", e);
            }
        }
    }

    private void connect(InetSocketAddress to) {
        try {
            Socket out = new Socket();
            out.connect(to, CONNECT_MILLIS);
            loop.execute(() -> come(out));
        } catch (IOException e) {
            LOG.info("A room's floor at {} is not reached: {}", to, e.getMessage());
        }
    }

    private void come(Socket from) {
        Floor agreed = floor;
        InetSocketAddress said = agreed == null ? null : agreed.remote();
        boolean known = from.getInetAddress().equals(signalled)
                || said != null && from.getInetAddress().equals(said.getAddress());
        if (closed || agreed == null || !known || connections.size() >= MOST) {
            FloorConnection.close(from);
            return;
        }
        FloorConnection connection = new FloorConnection(from, agreed, tls, patience);
        connections.add(connection);
        Thread.ofVirtual()
                .name("floor-in")
                .start(() -> connection.run(
                        message -> loop.execute(() -> hear(connection, message)),
                        () -> loop.execute(() -> gone(connection))));
    }

    private void hear(FloorConnection from, FloorInput.Received message) {
        if (closed || !connections.contains(from)) {
            return;
        }
        FloorConnection before = current;
        if (before != null && before != from) {
            connections.remove(before);
            before.close();
        }
        current = from;
        heard.accept(message);
    }

    private void gone(FloorConnection connection) {
        connections.remove(connection);
        if (connection == current) {
            current = null;
            heard.accept(new FloorInput.Gone());
        }
    }

    /** On the loop. */
    void send(byte[] message) {
        if (current != null) {
            current.send(message);
        }
    }

    /** On the loop. */
    @Override
    public void close() {
        closed = true;
        connections.forEach(FloorConnection::close);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing", e);
        }
    }
}
