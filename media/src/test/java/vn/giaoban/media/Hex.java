package vn.giaoban.media;

import java.util.HexFormat;

/** Bytes as RFCs print them. */
public final class Hex {
    private Hex() {}

    public static byte[] bytes(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    public static String text(byte[] bytes, int length) {
        return HexFormat.of().formatHex(bytes, 0, length);
    }
}
