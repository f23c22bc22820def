package vn.giaoban.room.visca.net;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.Octets;

/**
 * One camera behind a UDP port. Its name is looked up aside, since that may take long, and again for as long as the camera
 * is there: a name may be unknown while the network starts, and a camera come back with another address.
 */
final class UdpWire implements CameraWire {
    /** How long an address is believed. */
    static final Duration AGAIN = Duration.ofSeconds(30);

    private final UdpPort port;
    private final Supplier<InetSocketAddress> lookUp;
    private final Duration again;
    private final WireListener listener;
    private final Thread search;
    private @Nullable InetSocketAddress at;
    private @Nullable CameraWire found;
    private boolean closed;

    /** @param lookUp where the camera is now; unresolved while that is not known */
    UdpWire(UdpPort port, Supplier<InetSocketAddress> lookUp, Duration again, WireListener listener) {
        this.port = port;
        this.lookUp = lookUp;
        this.again = again;
        this.listener = listener;
        this.search = Thread.ofVirtual().name("visca-udp-name").unstarted(this::search);
        search.start();
    }

    private void search() {
        var backoff = new Backoff();
        try {
            while (true) {
                InetSocketAddress there = lookUp.get();
                if (there.isUnresolved()) {
                    unknown();
                    backoff.pause();
                } else {
                    isAt(there);
                    Thread.sleep(again);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A name that was known once is believed until another address is. */
    private synchronized void unknown() {
        if (!closed && found == null) {
            listener.lost("unknown-host");
        }
    }

    private synchronized void isAt(InetSocketAddress there) {
        if (closed || there.equals(at)) {
            return;
        }
        if (found != null) {
            found.close();
        }
        at = there;
        found = port.camera(there, listener);
    }

    @Override
    public synchronized void send(Octets bytes) {
        if (found != null) {
            found.send(bytes);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        search.interrupt();
        if (found != null) {
            found.close();
        }
    }
}
