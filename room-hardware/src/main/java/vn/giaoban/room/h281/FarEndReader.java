package vn.giaoban.room.h281;

import java.util.ArrayList;
import java.util.List;

/** Finds messages in the payloads of one stream; a frame may begin in one packet and end in the next, at any bit. */
public final class FarEndReader {
    private static final int LONGEST_BITS = 8 * 300;
    /** What of the closing flag was taken for data: its 0 and its six 1s. */
    private static final int FLAG_TAKEN = 7;

    private final boolean[] data = new boolean[LONGEST_BITS];
    private int length;
    private int ones;
    private boolean inside;

    /** Whole messages that end in this payload; what is damaged or unknown is dropped. */
    public List<FarEndMessage> read(byte[] payload) {
        List<FarEndMessage> messages = new ArrayList<>();
        for (byte one : payload) {
            for (int i = 7; i >= 0; i--) {
                bit((one >> i & 1) == 1, messages);
            }
        }
        return messages;
    }

    private void bit(boolean one, List<FarEndMessage> messages) {
        if (one) {
            ones++;
            keep(true);
            inside &= ones < 7;
            return;
        }
        int before = ones;
        ones = 0;
        if (before == 6) {
            end(messages);
        } else if (before != 5) {
            keep(false);
        }
    }

    private void keep(boolean bit) {
        if (length == LONGEST_BITS) {
            inside = false;
        } else {
            data[length++] = bit;
        }
    }

    private void end(List<FarEndMessage> messages) {
        int bits = length - FLAG_TAKEN;
        if (inside && bits > 0 && bits % 8 == 0) {
            byte[] frame = new byte[bits / 8];
            for (int i = 0; i < bits; i++) {
                frame[i / 8] |= (byte) (data[i] ? 1 << i % 8 : 0);
            }
            H224.read(frame).ifPresent(messages::add);
        }
        inside = true;
        length = 0;
    }
}
