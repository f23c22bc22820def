package vn.giaoban.room.visca.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.Octets;

/**
 * Raw VISCA over TCP: one thread reads and opens again, one writes, so that a full pipe holds nobody up. A connection on
 * which nothing comes is replaced, since TCP itself would notice minutes after the network is back.
 */
final class TcpWire implements CameraWire {
    private static final int CONNECT_MILLIS = 2_000;
    /** A camera that is well is asked something every 2 s, and answers. */
    private static final int SILENT_MILLIS = 10_000;

    private static final int QUEUE = 64;

    private final String host;
    private final int port;
    private final WireListener listener;
    private final BlockingQueue<Octets> toSend = new ArrayBlockingQueue<>(QUEUE);
    private final Thread reader;
    private final Thread writer;
    private volatile @Nullable Socket socket;

    TcpWire(String host, int port, WireListener listener) {
        this.host = host;
        this.port = port;
        this.listener = listener;
        this.reader = Thread.ofVirtual().name("visca-tcp-read").unstarted(this::read);
        this.writer = Thread.ofVirtual().name("visca-tcp-write").unstarted(this::write);
        reader.start();
        writer.start();
    }

    private void read() {
        var backoff = new Backoff();
        while (!Thread.currentThread().isInterrupted()) {
            String code = "closed";
            try (Socket open = new Socket()) {
                open.setTcpNoDelay(true);
                open.setSoTimeout(SILENT_MILLIS);
                open.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
                toSend.clear();
                socket = open;
                backoff.succeeded();
                listener.opened();
                receive(open.getInputStream());
            } catch (SocketTimeoutException e) {
                if (socket != null) {
                    socket = null;
                    continue;
                }
                code = "unreachable";
            } catch (UnknownHostException e) {
                code = "unknown-host";
            } catch (ConnectException e) {
                code = "refused";
            } catch (IOException e) {
                code = socket == null ? "unreachable" : "closed";
            }
            socket = null;
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            listener.lost(code);
            try {
                backoff.pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void receive(InputStream in) throws IOException {
        byte[] piece = new byte[256];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            listener.received(Octets.of(Arrays.copyOf(piece, n)));
        }
    }

    private void write() {
        try {
            while (true) {
                Octets next = toSend.take();
                Socket open = socket;
                if (open != null) {
                    try {
                        OutputStream out = open.getOutputStream();
                        out.write(next.toArray());
                    } catch (IOException e) {
                        closeQuietly(open); // the reader hears of it and opens again
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed for us
        }
    }

    @Override
    public void send(Octets bytes) {
        if (socket != null) {
            toSend.offer(bytes);
        }
    }

    @Override
    public void close() {
        reader.interrupt();
        writer.interrupt();
        Socket open = socket;
        if (open != null) {
            closeQuietly(open);
        }
    }
}
