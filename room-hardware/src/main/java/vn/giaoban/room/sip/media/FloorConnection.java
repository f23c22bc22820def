package vn.giaoban.room.sip.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.bfcp.BfcpMessage;
import vn.giaoban.room.bfcp.BfcpStream;
import vn.giaoban.room.bfcp.FloorInput;
import vn.giaoban.room.sip.sdp.Agreement.Floor;

/**
 * One connection of a room about its floor. It must say something soon, and now and then; one whose stream is broken, that
 * says too much or takes nothing is closed.
 */
final class FloorConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FloorConnection.class);
    private static final int MOST_WAITING = 64;
    private static final int MOST_A_SECOND = 100;
    private static final long SECOND = 1_000_000_000L;

    private final Floor floor;
    private final FloorTls tls;
    private final Patience patience;
    private final BlockingQueue<byte[]> out = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Socket plain;
    private volatile Thread writer = Thread.currentThread();

    /**
     * How long a connection may be silent.
     *
     * @param firstMillis until its first message is there, keys agreed and all
     * @param idleMillis between messages
     */
    record Patience(int firstMillis, int idleMillis) {
        static final Patience USUAL = new Patience(15_000, 7_200_000);
    }

    FloorConnection(Socket plain, Floor floor, FloorTls tls, Patience patience) {
        this.plain = plain;
        this.floor = floor;
        this.tls = tls;
        this.patience = patience;
    }

    /** Reads until it ends, on the caller's thread. */
    void run(Consumer<FloorInput.Received> heard, Runnable ended) {
        try (Socket socket = opened()) {
            writer = Thread.ofVirtual().name("floor-out").start(() -> write(socket));
            read(socket, heard);
        } catch (IOException | GeneralSecurityException e) {
            LOG.debug("A room's floor at {}: {}", plain.getRemoteSocketAddress(), e.getMessage());
        } finally {
            close();
            writer.interrupt();
            ended.run();
        }
    }

    private Socket opened() throws IOException, GeneralSecurityException {
        plain.setTcpNoDelay(true);
        plain.setKeepAlive(true);
        plain.setSoTimeout(patience.firstMillis);
        return floor.way() == Floor.Way.TLS ? tls.secured(plain, floor) : plain;
    }

    private void read(Socket socket, Consumer<FloorInput.Received> heard) throws IOException {
        BfcpStream stream = new BfcpStream();
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[BfcpStream.LONGEST];
        long until = System.nanoTime() + patience.firstMillis * 1_000_000L;
        long second = System.nanoTime();
        int said = 0;
        boolean spoke = false;
        for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
            Optional<List<BfcpMessage>> messages = stream.read(bytes, length);
            long now = System.nanoTime();
            if (now - second > SECOND) {
                second = now;
                said = 0;
            }
            said += messages.map(List::size).orElse(MOST_A_SECOND + 1);
            spoke |= messages.isPresent() && !messages.get().isEmpty();
            if (said > MOST_A_SECOND || !spoke && now > until) {
                throw new IOException("no stream of BFCP");
            }
            messages.ifPresent(all -> all.forEach(message -> heard.accept(new FloorInput.Received(message))));
            if (spoke) {
                socket.setSoTimeout(patience.idleMillis);
            }
        }
    }

    private void write(Socket socket) {
        try {
            OutputStream to = socket.getOutputStream();
            while (true) {
                to.write(out.take());
                to.flush();
            }
        } catch (IOException e) {
            close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns at once; a room that takes nothing is closed. */
    void send(byte[] message) {
        if (!out.offer(message)) {
            close();
        }
    }

    @Override
    public void close() {
        close(plain);
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.trace("closing", e);
        }
    }
}
