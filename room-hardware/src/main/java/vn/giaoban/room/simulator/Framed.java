package vn.giaoban.room.simulator;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.giaoban.room.simulator.Quirks.Quirk;

/** A simulated camera behind a line: a stream or datagrams of packets, or datagrams with Sony's header. */
public final class Framed {
    private static final int HEADER = 8;
    private static final int TOO_LONG = 64;

    private final SimulatedCamera camera;
    private final boolean header;
    private final Quirks quirks;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final Set<Long> seen = new HashSet<>();
    private final List<byte[]> atOnce = new ArrayList<>();

    public Framed(SimulatedCamera camera, boolean header, Quirks quirks) {
        this.camera = camera;
        this.header = header;
        this.quirks = quirks;
    }

    /** A line was opened. */
    public void opened() {
        begun.reset();
        if (quirks.has(Quirk.NETWORK_CHANGE)) {
            atOnce.add(framed(0, new byte[] {(byte) 0x88, 0x38, (byte) 0xFF}));
        }
    }

    /** A datagram, or a piece of the stream. */
    public void accept(byte[] bytes, long now) {
        if (header) {
            datagram(bytes, now);
            return;
        }
        for (byte b : bytes) {
            begun.write(b);
            if (b == (byte) 0xFF) {
                camera.accept(begun.toByteArray(), 0, now);
                begun.reset();
            } else if (begun.size() > TOO_LONG) {
                begun.reset();
            }
        }
    }

    private void datagram(byte[] bytes, long now) {
        if (bytes.length <= HEADER || number(bytes, 2, 2) != bytes.length - HEADER) {
            return;
        }
        int type = (int) number(bytes, 0, 2);
        long sequence = number(bytes, 4, 4);
        byte[] payload = Arrays.copyOfRange(bytes, HEADER, bytes.length);
        if (type == 0x0200) {
            control(sequence, payload);
        } else if (type == 0x0100 || type == 0x0110 || type == 0x0120) {
            boolean counts = !quirks.has(Quirk.ALWAYS_ONE);
            if (counts && !seen.add(sequence)) {
                atOnce.add(datagram(0x0200, sequence, new byte[] {0x0F, 0x01}));
            } else {
                camera.accept(payload, sequence, now);
            }
        } else {
            atOnce.add(datagram(0x0200, sequence, new byte[] {0x0F, 0x02}));
        }
    }

    private void control(long sequence, byte[] payload) {
        if (payload.length == 1 && payload[0] == 1 && !quirks.has(Quirk.NO_RESET)) {
            seen.clear();
            atOnce.add(datagram(0x0201, sequence, new byte[] {0x01}));
        }
    }

    /** What has come to be sent by now. */
    public List<byte[]> due(long now) {
        List<byte[]> ready = new ArrayList<>(atOnce);
        atOnce.clear();
        camera.due(now).forEach(reply -> ready.add(framed(reply.tag(), reply.packet())));
        return ready;
    }

    private byte[] framed(long tag, byte[] packet) {
        return header ? datagram(0x0111, quirks.has(Quirk.ALWAYS_ONE) ? 1 : tag, packet) : packet;
    }

    private static byte[] datagram(int type, long sequence, byte[] payload) {
        byte[] datagram = new byte[HEADER + payload.length];
        put(datagram, 0, 2, type);
        put(datagram, 2, 2, payload.length);
        put(datagram, 4, 4, sequence);
        System.arraycopy(payload, 0, datagram, HEADER, payload.length);
        return datagram;
    }

    private static void put(byte[] into, int at, int count, long value) {
        for (int i = count - 1, shift = 0; i >= 0; i--, shift += 8) {
            into[at + i] = (byte) (value >> shift);
        }
    }

    private static long number(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = at; i < at + count; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }
}
