package vn.giaoban.room.h281;

import java.util.Arrays;
import java.util.Optional;

/** H.224's frame around a client's data, under the address and control of Q.922 and with its check sequence. */
final class H224 {
    private static final int HEADER = 9;
    private static final int CHECK = 2;
    private static final int LOW_PRIORITY = 0x61;
    private static final int HIGH_PRIORITY = 0x71;
    private static final int WHOLE = 0xC0;

    private H224() {}

    static byte[] frame(FarEndMessage message) {
        return frame(message.management(), message.data());
    }

    static byte[] frame(boolean management, byte[] data) {
        byte[] frame = new byte[HEADER + data.length + CHECK];
        frame[1] = (byte) (management ? HIGH_PRIORITY : LOW_PRIORITY);
        frame[2] = 3;
        frame[7] = (byte) (management ? 0 : 1);
        frame[8] = (byte) WHOLE;
        System.arraycopy(data, 0, frame, HEADER, data.length);
        int check = check(frame, HEADER + data.length);
        frame[HEADER + data.length] = (byte) check;
        frame[HEADER + data.length + 1] = (byte) (check >> 8);
        return frame;
    }

    /** Empty for a damaged frame, for one in several segments, and for clients and messages that are not known. */
    static Optional<FarEndMessage> read(byte[] frame) {
        int end = frame.length - CHECK;
        if (end < HEADER + 1
                || frame[2] != 3
                || (frame[8] & 0xFF) != WHOLE
                || check(frame, end) != ((frame[end] & 0xFF) | (frame[end + 1] & 0xFF) << 8)) {
            return Optional.empty();
        }
        byte[] data = Arrays.copyOfRange(frame, HEADER, end);
        return switch (frame[7] & 0x7F) {
            case 0 -> FarEndMessage.management(data);
            case 1 -> FarEndMessage.camera(data);
            default -> Optional.empty();
        };
    }

    /** The 16-bit check sequence of Q.922, as in X.25. */
    private static int check(byte[] bytes, int length) {
        int value = 0xFFFF;
        for (int i = 0; i < length; i++) {
            value ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >> 1 : value >> 1 ^ 0x8408;
            }
        }
        return ~value & 0xFFFF;
    }
}
