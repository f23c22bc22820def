package vn.giaoban.room.sip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The first channel of a WAV file of 16 bits. */
record WavFile(int rate, short[] pcm) {

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException saying why it is none
     */
    static WavFile read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12 || !tag(file, 0).equals("RIFF") || !tag(file, 8).equals("WAVE")) {
            throw new IllegalArgumentException("no WAV file");
        }
        int channels = 0;
        int rate = 0;
        int at = 12;
        while (at + 8 <= file.length) {
            String tag = tag(file, at);
            // A writer to a pipe leaves the length open.
            int size = Math.clamp(bytes.getInt(at + 4) & 0xffffffffL, 0, file.length - at - 8);
            if (tag.equals("fmt ") && size >= 16) {
                channels = bytes.getShort(at + 10);
                rate = bytes.getInt(at + 12);
                if (bytes.getShort(at + 8) != 1
                        || bytes.getShort(at + 22) != 16
                        || channels < 1
                        || rate < 4_000
                        || rate > 192_000) {
                    throw new IllegalArgumentException("not PCM of 16 bits");
                }
            } else if (tag.equals("data") && channels > 0) {
                short[] pcm = new short[size / (2 * channels)];
                for (int i = 0; i < pcm.length; i++) {
                    pcm[i] = bytes.getShort(at + 8 + 2 * channels * i);
                }
                return new WavFile(rate, pcm);
            }
            at += 8 + size + (size & 1);
        }
        throw new IllegalArgumentException("no sound");
    }

    private static String tag(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.US_ASCII);
    }
}
