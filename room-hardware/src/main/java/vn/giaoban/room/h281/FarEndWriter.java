package vn.giaoban.room.h281;

import java.io.ByteArrayOutputStream;

/**
 * A message as the payload of one RTP packet (RFC 4573, section 5): flags, the frame with the least bit of each byte
 * first and a 0 after five 1s, flags, and zeros to the end of the byte.
 */
public final class FarEndWriter {
    private static final int FLAG = 0x7E;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending;
    private int bits;
    private int ones;

    private FarEndWriter() {}

    public static byte[] payload(FarEndMessage message) {
        return payload(H224.frame(message));
    }

    static byte[] payload(byte[] frame) {
        var writer = new FarEndWriter();
        writer.flag();
        writer.flag();
        for (byte one : frame) {
            writer.stuffed(one);
        }
        writer.flag();
        writer.flag();
        while (writer.bits > 0) {
            writer.bit(0);
        }
        return writer.out.toByteArray();
    }

    private void flag() {
        for (int i = 0; i < 8; i++) {
            bit(FLAG >> i & 1);
        }
        ones = 0;
    }

    private void stuffed(byte value) {
        for (int i = 0; i < 8; i++) {
            int bit = value >> i & 1;
            bit(bit);
            ones = bit == 0 ? 0 : ones + 1;
            if (ones == 5) {
                bit(0);
                ones = 0;
            }
        }
    }

    private void bit(int value) {
        pending = pending << 1 | value;
        if (++bits == 8) {
            out.write(pending);
            pending = 0;
            bits = 0;
        }
    }
}
