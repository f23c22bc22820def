package vn.giaoban.room.sip.sdp;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key for SRTP in the description itself (RFC 4568), of one of the two suites that we speak.
 *
 * @param shortTags of the suite whose tags of RTP are shorter, which we take where a room offers no other
 * @param key 16 bytes
 * @param salt 14 bytes
 */
public record Sdes(int tag, byte[] key, byte[] salt, boolean shortTags) {
    public static final String SUITE = "AES_CM_128_HMAC_SHA1_80";

    private static final String SHORT = "AES_CM_128_HMAC_SHA1_32";

    private static final int KEY = 16;
    private static final int WHOLE = 30;

    /** @param material 30 random bytes */
    public static Sdes of(int tag, byte[] material) {
        return of(tag, material, false);
    }

    private static Sdes of(int tag, byte[] material, boolean shortTags) {
        return new Sdes(tag, Arrays.copyOf(material, KEY), Arrays.copyOfRange(material, KEY, WHOLE), shortTags);
    }

    /** A key of ours in answer to one of theirs: of the same tag and suite. */
    Sdes answeredWith(byte[] material) {
        return of(tag, material, shortTags);
    }

    /** The first usable a=crypto of a line, rather with long tags; null when it has none. */
    static @Nullable Sdes in(MediaLine line) {
        Sdes other = null;
        for (String attribute : line.attributes()) {
            if (attribute.startsWith("crypto:")) {
                Sdes read = read(attribute.substring(7).strip());
                if (read != null && !read.shortTags) {
                    return read;
                }
                other = other == null ? read : other;
            }
        }
        return other;
    }

    private static @Nullable Sdes read(String text) {
        String[] words = text.split("\\s+");
        // A key with more than one master key (MKI), or with session parameters, is left to the next line.
        if (words.length != 3 || !words[2].startsWith("inline:")) {
            return null;
        }
        boolean brief = words[1].equalsIgnoreCase(SHORT);
        if (!brief && !words[1].equalsIgnoreCase(SUITE)) {
            return null;
        }
        String[] inline = words[2].substring(7).split("\\|");
        int tag = MediaLine.number(words[0]);
        try {
            byte[] material = Base64.getDecoder().decode(inline[0]);
            return tag < 0 || material.length != WHOLE ? null : of(tag, material, brief);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    String line() {
        byte[] material = Arrays.copyOf(key, WHOLE);
        System.arraycopy(salt, 0, material, KEY, salt.length);
        return "a=crypto:" + tag + " " + (shortTags ? SHORT : SUITE) + " inline:"
                + Base64.getEncoder().encodeToString(material) + "\r\n";
    }
}
