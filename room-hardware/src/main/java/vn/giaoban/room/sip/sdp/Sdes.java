package vn.giaoban.room.sip.sdp;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key for SRTP in the description itself (RFC 4568), of the one suite that we speak.
 *
 * @param key 16 bytes
 * @param salt 14 bytes
 */
public record Sdes(int tag, byte[] key, byte[] salt) {
    public static final String SUITE = "AES_CM_128_HMAC_SHA1_80";

    private static final int KEY = 16;
    private static final int WHOLE = 30;

    /** @param material 30 random bytes */
    public static Sdes of(int tag, byte[] material) {
        return new Sdes(tag, Arrays.copyOf(material, KEY), Arrays.copyOfRange(material, KEY, WHOLE));
    }

    /** The first usable a=crypto of a line, null when it has none. */
    static @Nullable Sdes in(MediaLine line) {
        for (String attribute : line.attributes()) {
            if (attribute.startsWith("crypto:")) {
                Sdes read = read(attribute.substring(7).strip());
                if (read != null) {
                    return read;
                }
            }
        }
        return null;
    }

    private static @Nullable Sdes read(String text) {
        String[] words = text.split("\\s+");
        // A key with more than one master key (MKI), or with session parameters, is left to the next line.
        if (words.length != 3 || !words[1].equalsIgnoreCase(SUITE) || !words[2].startsWith("inline:")) {
            return null;
        }
        String[] inline = words[2].substring(7).split("\\|");
        int tag = MediaLine.number(words[0]);
        try {
            byte[] material = Base64.getDecoder().decode(inline[0]);
            return tag < 0 || material.length != WHOLE ? null : of(tag, material);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    String line() {
        byte[] material = Arrays.copyOf(key, WHOLE);
        System.arraycopy(salt, 0, material, KEY, salt.length);
        return "a=crypto:" + tag + " " + SUITE + " inline:"
                + Base64.getEncoder().encodeToString(material) + "\r\n";
    }
}
