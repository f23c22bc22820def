package vn.giaoban.server.rooms;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A telephone's keys as sound (ITU-T Q.23). */
final class Keys {
    private static final int RATE = 48_000;
    private static final int CHANNELS = 2;
    private static final double BEFORE = 3;
    private static final double PRESSED = 0.12;
    private static final double AFTER = 30;
    private static final String PAD = "123A456B789C*0#D";
    private static final int[] LOW = {697, 770, 852, 941};
    private static final int[] HIGH = {1209, 1336, 1477, 1633};

    private Keys() {}

    /** A WAV file in which they are pressed one after the other, with silence before and after. */
    static byte[] wav(String keys) {
        double end = BEFORE + 2 * PRESSED * keys.length() + AFTER;
        int samples = (int) (end * RATE);
        int bytes = samples * CHANNELS * Short.BYTES;
        ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) CHANNELS).putInt(RATE);
        out.putInt(RATE * CHANNELS * Short.BYTES).putShort((short) (CHANNELS * Short.BYTES));
        out.putShort((short) 16).put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (int i = 0; i < samples; i++) {
            short sample = sample(keys, (double) i / RATE);
            out.putShort(sample).putShort(sample);
        }
        return out.array();
    }

    private static short sample(String keys, double second) {
        double at = (second - BEFORE) / PRESSED / 2;
        int key = (int) at;
        if (at < 0 || key >= keys.length() || at - key > 0.5) {
            return 0;
        }
        int place = PAD.indexOf(keys.charAt(key));
        double low = Math.sin(2 * Math.PI * LOW[place / 4] * second);
        double high = Math.sin(2 * Math.PI * HIGH[place % 4] * second);
        return (short) (8_000 * (low + high));
    }
}
