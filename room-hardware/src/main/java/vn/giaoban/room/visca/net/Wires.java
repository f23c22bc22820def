package vn.giaoban.room.visca.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.link.LineSettings.Framing;

/** Opens lines to cameras, and shares what they share: the port for Sony's, a serial port for its chain. */
public final class Wires implements AutoCloseable {
    /** Where Sony's cameras answer to. */
    public static final int SONY_PORT = 52_381;

    private final int sonyPort;
    private final Map<String, SerialWire> serial = new HashMap<>();
    private @Nullable UdpPort sony;
    private @Nullable UdpPort raw;

    /** @param sonyPort local port for cameras with Sony's header; any free one is taken when it is in use, or 0 */
    public Wires(int sonyPort) {
        this.sonyPort = sonyPort;
    }

    /** A line to the camera there; the listener hears of it from now on. */
    public synchronized CameraWire open(CameraAddress address, WireListener listener) {
        return switch (address.framing()) {
            case TCP -> new TcpWire(address.host(), address.port(), listener);
            case UDP, SONY -> datagrams(address, listener);
            case SERIAL -> onAChain(address, listener);
        };
    }

    private CameraWire onAChain(CameraAddress address, WireListener listener) {
        return serial.computeIfAbsent(
                        address.host(), device -> new SerialWire(device, address.port(), () -> closeIfEmpty(device)))
                .camera(address.port(), listener);
    }

    /** A port that no camera needs is free for others. */
    private synchronized void closeIfEmpty(String device) {
        serial.computeIfPresent(device, (name, chain) -> {
            if (!chain.isEmpty()) {
                return chain;
            }
            chain.close();
            return null;
        });
    }

    private CameraWire datagrams(CameraAddress address, WireListener listener) {
        try {
            return new UdpWire(
                    portFor(address),
                    () -> new InetSocketAddress(address.host(), address.port()),
                    UdpWire.AGAIN,
                    listener);
        } catch (IOException e) {
            listener.lost("port-taken");
            return NOWHERE;
        }
    }

    private UdpPort portFor(CameraAddress address) throws IOException {
        if (address.framing() == Framing.UDP) {
            raw = raw == null ? UdpPort.open(0) : raw;
            return raw;
        }
        if (sony == null) {
            try {
                sony = UdpPort.open(sonyPort);
            } catch (IOException e) {
                sony = UdpPort.open(0); // another program holds it: cameras that answer to the source still work
            }
        }
        return sony;
    }

    private static final CameraWire NOWHERE = new CameraWire() {
        @Override
        public void send(Octets bytes) {}

        @Override
        public void close() {}
    };

    @Override
    public synchronized void close() {
        serial.values().forEach(SerialWire::close);
        if (sony != null) {
            sony.close();
        }
        if (raw != null) {
            raw.close();
        }
    }
}
