package vn.giaoban.room.visca;

import java.util.ArrayList;
import java.util.List;

/** Cuts a stream of bytes into packets that end with {@code FF}. One that grows too long is dropped to its end. */
public final class ViscaReader {
    /** More than any camera sends (21 bytes, Cisco). */
    static final int CAP = 32;

    private final byte[] packet = new byte[CAP];
    private int size;
    private boolean dropping;
    private long dropped;

    /** The packets that these bytes complete. */
    public List<Octets> accept(byte[] bytes) {
        var complete = new ArrayList<Octets>();
        for (byte b : bytes) {
            boolean end = b == (byte) 0xFF;
            if (!dropping && size == CAP) {
                dropping = true;
                dropped++;
            }
            if (!dropping) {
                packet[size++] = b;
            }
            if (end) {
                if (!dropping) {
                    complete.add(Octets.of(packet, 0, size));
                }
                reset();
            }
        }
        return complete;
    }

    /** Forgets a packet that was begun: the line is new. */
    public void reset() {
        size = 0;
        dropping = false;
    }

    /** How many packets were too long. */
    public long dropped() {
        return dropped;
    }
}
