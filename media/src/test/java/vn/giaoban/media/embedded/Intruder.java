package vn.giaoban.media.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.StunMessage;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.media.secure.DtlsTransport;
import vn.giaoban.media.secure.SrtpKeys;

/** One socket of somebody who sends a server what he likes, as fast as he likes. */
final class Intruder implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final InetSocketAddress server;
    private final DatagramSocket socket = new DatagramSocket(0, LOOPBACK);
    private volatile boolean flooding;
    private @Nullable Thread flood;
    private final AtomicLong sent = new AtomicLong();

    Intruder(int serverPort) throws IOException {
        server = new InetSocketAddress(LOOPBACK, serverPort);
        socket.setReceiveBufferSize(1 << 20);
    }

    void send(byte[] datagram) {
        try {
            socket.send(new DatagramPacket(datagram, datagram.length, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sent.incrementAndGet();
    }

    /** A check in somebody's name; authentic with the right password. It nominates nothing. */
    static byte[] check(String username, String password) {
        byte[] transaction = new byte[12];
        RANDOM.nextBytes(transaction);
        return StunMessage.builder(StunMessage.BINDING_REQUEST, transaction)
                .username(username)
                .number(StunMessage.ICE_CONTROLLING, 1L)
                .number(StunMessage.PRIORITY, 1)
                .integrity(password)
                .fingerprint();
    }

    /** Whether a check gets its answer in time; whatever else came meanwhile is thrown away. */
    boolean answered(byte[] check, Duration within) throws IOException {
        send(check);
        return hears(check, within);
    }

    /** Whether the answer to a check that was sent comes in time. */
    boolean hears(byte[] check, Duration within) throws IOException {
        long until = System.nanoTime() + within.toNanos();
        for (byte[] datagram = next(within); datagram != null; datagram = next(left(until))) {
            StunMessage answer = StunMessage.read(datagram, 0, datagram.length);
            if (answer != null
                    && answer.type() == StunMessage.BINDING_SUCCESS
                    && Arrays.equals(answer.transaction(), Arrays.copyOfRange(check, 8, 20))) {
                return true;
            }
        }
        return false;
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
    }

    /** The next datagram that came, null when none does in time. */
    byte @Nullable [] next(Duration within) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.setSoTimeout((int) Math.max(1, within.toMillis()));
        try {
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        } catch (SocketTimeoutException e) {
            return null;
        }
    }

    /** Begins to send so many a second, until it is closed. */
    Intruder flood(int perSecond, Supplier<byte[]> datagrams) {
        flooding = true;
        flood = Thread.ofPlatform().daemon().name("flood").start(() -> {
            long began = System.nanoTime();
            for (long i = 0; flooding; i++) {
                long early = i * 1_000_000_000L / perSecond - (System.nanoTime() - began);
                if (early > 500_000) {
                    LockSupport.parkNanos(early);
                }
                send(datagrams.get());
            }
        });
        return this;
    }

    long sent() {
        return sent.get();
    }

    /** What a browser would send first. */
    static byte[] clientHello() throws InterruptedException {
        BlockingQueue<byte[]> flight = new LinkedBlockingQueue<>();
        DtlsIdentity identity = DtlsIdentity.create(RANDOM, Instant.now());
        DtlsTransport.Listener nobody = new DtlsTransport.Listener() {
            @Override
            public void established(SrtpKeys keys) {}

            @Override
            public void closed(String reason) {}
        };
        try (DtlsTransport client =
                new DtlsTransport(identity, DtlsTransport.Role.CLIENT, identity.fingerprint(), flight::add, nobody)) {
            Thread.ofVirtual().start(client);
            byte[] hello = flight.poll(10, TimeUnit.SECONDS);
            if (hello == null) {
                throw new IllegalStateException("no ClientHello");
            }
            return hello;
        }
    }

    @Override
    public void close() throws InterruptedException {
        flooding = false;
        if (flood != null) {
            flood.join();
        }
        socket.close();
    }
}
