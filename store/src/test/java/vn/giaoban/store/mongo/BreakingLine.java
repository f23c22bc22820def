package vn.giaoban.store.mongo;

import com.mongodb.ConnectionString;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a database that is cut whenever asked: requests get through whose answers do not. */
final class BreakingLine implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ConnectionString target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile boolean healed;

    BreakingLine(String uri) throws IOException {
        target = new ConnectionString(uri);
        Thread.ofVirtual().start(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + door.getLocalPort() + "/" + target.getDatabase();
    }

    private void accept() {
        String[] host = target.getHosts().getFirst().split(":", 2);
        while (!door.isClosed()) {
            try {
                Socket here = door.accept();
                Socket there = new Socket(host[0], Integer.parseInt(host[1]));
                sockets.add(here);
                sockets.add(there);
                Thread.ofVirtual().start(() -> pump(here, there));
                Thread.ofVirtual().start(() -> pump(there, here));
            } catch (IOException e) {
                // The door is closed, or the database is: who wanted through sees a broken line.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    void breakAll() throws IOException {
        if (!healed) {
            for (Socket socket : sockets) {
                socket.close();
                broken.incrementAndGet();
            }
        }
    }

    void heal() {
        healed = true;
    }

    int broken() {
        return broken.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
        breakAll();
    }
}
