package vn.giaoban.media.secure;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/**
 * One DTLS 1.2 association for SRTP keys, in either role (RFC 5764). {@link #run} blocks through the handshake and then
 * for as long as the association lives, so it gets a virtual thread of its own; datagrams come in by {@link #receive}
 * from any thread.
 */
public final class DtlsTransport implements Runnable, AutoCloseable {
    /** Which end of the handshake we are. */
    public enum Role {
        CLIENT,
        SERVER
    }

    /** Told on the thread that runs the transport. */
    public interface Listener {
        void established(SrtpKeys keys);

        /** Once, whether or not it was ever established. */
        void closed(String reason);
    }

    private static final int HANDSHAKE_MILLIS = 20_000;
    /** Firefox's first record is 1,408 bytes. */
    private static final int RECEIVE_LIMIT = 2048;

    private static final int SEND_LIMIT = 1200;
    private static final int QUEUE = 64;
    private static final byte[] END = new byte[0];

    private final DtlsIdentity identity;
    private final Role role;
    private final Fingerprint expected;
    private final Consumer<byte[]> wire;
    private final Listener listener;
    private final BlockingQueue<byte[]> incoming = new ArrayBlockingQueue<>(QUEUE);
    private volatile boolean ended;
    private volatile boolean associationEnded;

    /**
     * @param expected what the peer's certificate must hash to
     * @param wire sends one datagram; must not block
     */
    public DtlsTransport(
            DtlsIdentity identity, Role role, Fingerprint expected, Consumer<byte[]> wire, Listener listener) {
        this.identity = identity;
        this.role = role;
        this.expected = expected;
        this.wire = wire;
        this.listener = listener;
    }

    /** Whether a datagram is DTLS (RFC 7983: first byte 20 to 63). */
    public static boolean looksLikeDtls(byte[] b, int offset, int length) {
        return length >= Records.HEADER && b[offset] >= 20 && b[offset] <= 63;
    }

    /**
     * Hands over one datagram; the array is kept. Dropped when it is not of whole DTLS records, or when the handshake is
     * too far behind, as a network would.
     */
    public void receive(byte[] datagram) {
        if (Records.wellFormed(datagram, Handshake.LEAST_SEALED)) {
            incoming.offer(datagram);
        }
    }

    @Override
    public void run() {
        String reason = "dtls-closed";
        Handshake handshake = new Handshake(identity, expected, HANDSHAKE_MILLIS);
        try {
            DTLSTransport transport = switch (role) {
                case SERVER -> new DTLSServerProtocol().accept(handshake.server(), new Wire());
                case CLIENT -> new DTLSClientProtocol().connect(handshake.client(), new Wire());
            };
            try {
                listener.established(handshake.keys(role == Role.CLIENT));
                readUntilClosed(transport, handshake);
            } finally {
                transport.close();
            }
        } catch (IOException | RuntimeException e) {
            reason = ended || handshake.closedByPeer() ? "dtls-closed" : "dtls-failed: " + e.getMessage();
        }
        listener.closed(reason);
    }

    /** Answers retransmissions of the last flight, and ends when the peer's close_notify or our {@link #close} comes. */
    private void readUntilClosed(DTLSTransport transport, Handshake handshake) throws IOException {
        byte[] buffer = new byte[RECEIVE_LIMIT];
        while (!ended && !handshake.closedByPeer()) {
            transport.receive(buffer, 0, buffer.length, 60_000);
        }
    }

    /** Sends close_notify and ends {@link #run}. */
    @Override
    public void close() {
        ended = true;
        if (!incoming.offer(END)) {
            incoming.clear();
            incoming.offer(END);
        }
    }

    private final class Wire implements DatagramTransport {
        @Override
        public int getReceiveLimit() {
            return RECEIVE_LIMIT;
        }

        @Override
        public int getSendLimit() {
            return SEND_LIMIT;
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
            if (associationEnded) {
                throw new IOException("association ended");
            }
            byte @Nullable [] datagram = poll(waitMillis);
            if (datagram == null) {
                return -1;
            }
            if (ended) {
                throw new InterruptedIOException("closed");
            }
            int size = Math.min(length, datagram.length);
            System.arraycopy(datagram, 0, buffer, offset, size);
            return size;
        }

        private byte @Nullable [] poll(int waitMillis) throws IOException {
            try {
                return incoming.poll(waitMillis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }

        @Override
        public void send(byte[] buffer, int offset, int length) {
            byte[] datagram = new byte[length];
            System.arraycopy(buffer, offset, datagram, 0, length);
            wire.accept(datagram);
        }

        @Override
        public void close() {
            associationEnded = true;
        }
    }
}
