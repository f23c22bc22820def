package vn.giaoban.room.visca.net;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.Octets;

/**
 * One serial port with its chain of cameras (8N1, no flow control): one thread owns it and reads, one writes. An unplugged
 * port goes on looking open, so that a failed read or write is its end; closing may hang in the driver, and is left to a
 * thread that nobody waits for. The port has the speed that was said last.
 */
final class SerialWire implements AutoCloseable {
    private static final int READ_MILLIS = 500;
    private static final int QUEUE = 64;

    private final String device;
    private final List<WireListener> chain = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Octets> toSend = new ArrayBlockingQueue<>(QUEUE);
    private final Runnable left;
    private final Thread owner;
    private volatile int baud;
    private volatile boolean open;

    /** @param left is told when the last camera has left the chain */
    SerialWire(String device, int baud, Runnable left) {
        this.device = device;
        this.baud = baud;
        this.left = left;
        this.owner = Thread.ofPlatform().name("visca-serial").daemon().start(this::run);
    }

    /** A camera of the chain; each hears all that is said on it. */
    CameraWire camera(int speed, WireListener listener) {
        baud = speed;
        chain.add(listener);
        if (open) {
            listener.opened();
        }
        return new CameraWire() {
            @Override
            public void send(Octets bytes) {
                if (open) {
                    toSend.offer(bytes);
                }
            }

            @Override
            public void close() {
                chain.remove(listener);
                if (isEmpty()) {
                    left.run();
                }
            }
        };
    }

    boolean isEmpty() {
        return chain.isEmpty();
    }

    private void tell(Consumer<WireListener> what) {
        new ArrayList<>(chain).forEach(what);
    }

    private void run() {
        var backoff = new Backoff();
        try {
            while (true) {
                int speed = baud;
                SerialPort port = find(speed);
                String code;
                if (port != null && port.openPort()) {
                    toSend.clear();
                    open = true;
                    backoff.succeeded();
                    tell(WireListener::opened);
                    converse(port, speed);
                    open = false;
                    code = "closed";
                    closeAside(port);
                } else {
                    code = Files.exists(Path.of(device)) ? "device-refused" : "no-device";
                }
                tell(listener -> listener.lost(code));
                backoff.pause();
            }
        } catch (InterruptedException e) {
            open = false;
        }
    }

    private @Nullable SerialPort find(int speed) {
        try {
            SerialPort port = SerialPort.getCommPort(device);
            port.setComPortParameters(speed, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
            port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
            return port;
        } catch (SerialPortInvalidPortException e) {
            return null;
        }
    }

    private void converse(SerialPort port, int speed) throws InterruptedException {
        Thread writer = Thread.ofPlatform().name("visca-serial-write").daemon().start(() -> write(port));
        try {
            byte[] piece = new byte[256];
            while (!Thread.interrupted()) {
                int n = port.readBytes(piece, piece.length);
                if (n < 0 || !writer.isAlive() || speed != baud) {
                    return;
                }
                if (n > 0) {
                    Octets received = Octets.of(Arrays.copyOf(piece, n));
                    tell(listener -> listener.received(received));
                }
            }
        } finally {
            writer.interrupt();
        }
        closeAside(port);
        throw new InterruptedException();
    }

    private void write(SerialPort port) {
        try {
            byte[] bytes = toSend.take().toArray();
            while (port.writeBytes(bytes, bytes.length) == bytes.length) {
                bytes = toSend.take().toArray();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeAside(SerialPort port) {
        Thread.ofPlatform().daemon().name("visca-serial-close").start(port::closePort);
    }

    @Override
    public void close() {
        owner.interrupt();
    }
}
