package vn.giaoban.store.log;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value. */
public record Hash(byte[] bytes) {
    /** What the first commit is chained to. */
    public static final Hash GENESIS = new Hash(new byte[32]);

    public Hash {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + bytes.length);
        }
        bytes = bytes.clone();
    }

    public static Hash parse(String hex) {
        return new Hash(HexFormat.of().parseHex(hex));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
