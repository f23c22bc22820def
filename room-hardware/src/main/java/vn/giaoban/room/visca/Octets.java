package vn.giaoban.room.visca;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that do not change, equal when they are the same, printed as manuals print them: {@code 81 01 04 00 02 FF}. */
public final class Octets {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    static Octets of(byte[] bytes, int from, int to) {
        return new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Reads the printed form.
     *
     * @throws IllegalArgumentException when it is not pairs of hex digits with one space between
     */
    public static Octets parse(String hex) {
        return new Octets(HEX.parseHex(hex));
    }

    public int size() {
        return bytes.length;
    }

    /** The byte there, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xFF;
    }

    public Octets slice(int from, int to) {
        return of(bytes, from, to);
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    /** The number in the low halves of {@code count} bytes, high half first; high halves are ignored. */
    int nibbles(int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = value << 4 | bytes[i] & 0x0F;
        }
        return value;
    }

    /** The same as a two's complement of {@code 4 * count} bits. */
    int signedNibbles(int from, int count) {
        int unused = 32 - 4 * count;
        return nibbles(from, count) << unused >> unused;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HEX.formatHex(bytes);
    }
}
