package vn.giaoban.server.rooms;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES_CM_128_HMAC_SHA1_80 (RFC 3711) of the first 65,536 packets, written by hand and sharing nothing with ours. */
final class HandSrtp {
    private static final int HEADER = 12;
    private static final int TAG = 10;

    private final byte[] key;
    private final byte[] salt;
    private final byte[] authentication;

    /** @param inline the key as a=crypto writes it: 16 bytes of key, 14 of salt, in Base64 */
    HandSrtp(String inline) throws GeneralSecurityException {
        byte[] material = Base64.getDecoder().decode(inline);
        byte[] master = Arrays.copyOf(material, 16);
        byte[] masterSalt = Arrays.copyOfRange(material, 16, 30);
        key = derived(master, masterSalt, 0, 16);
        authentication = derived(master, masterSalt, 1, 20);
        salt = derived(master, masterSalt, 2, 14);
    }

    /** The key that a description's first line of this kind has. */
    static HandSrtp of(String description, String kind) throws GeneralSecurityException {
        Matcher found = Pattern.compile("m=" + kind + "(?:(?!\r\nm=).)*?inline:([A-Za-z0-9+/=]+)", Pattern.DOTALL)
                .matcher(description);
        if (!found.find()) {
            throw new AssertionError("no key in " + description);
        }
        return new HandSrtp(found.group(1));
    }

    private static byte[] derived(byte[] master, byte[] salt, int label, int length) throws GeneralSecurityException {
        byte[] vector = Arrays.copyOf(salt, 16);
        vector[7] ^= (byte) label;
        return counted(master, vector, new byte[length]);
    }

    private static byte[] counted(byte[] key, byte[] vector, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
        return cipher.doFinal(data);
    }

    private byte[] turned(byte[] packet, byte[] payload) throws GeneralSecurityException {
        byte[] vector = Arrays.copyOf(salt, 16);
        for (int i = 0; i < 4; i++) {
            vector[4 + i] ^= packet[8 + i];
        }
        vector[12] ^= packet[2];
        vector[13] ^= packet[3];
        return counted(key, vector, payload);
    }

    private byte[] tag(byte[] sealed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(authentication, "HmacSHA1"));
        mac.update(sealed);
        return Arrays.copyOf(mac.doFinal(new byte[4]), TAG);
    }

    byte[] seal(byte[] packet) throws GeneralSecurityException {
        byte[] body = turned(packet, Arrays.copyOfRange(packet, HEADER, packet.length));
        byte[] sealed = ByteBuffer.allocate(packet.length)
                .put(packet, 0, HEADER)
                .put(body)
                .array();
        return ByteBuffer.allocate(packet.length + TAG)
                .put(sealed)
                .put(tag(sealed))
                .array();
    }

    /** The payload of a packet; fails when it is not authentic. */
    byte[] open(byte[] sealed) throws GeneralSecurityException {
        byte[] packet = Arrays.copyOf(sealed, sealed.length - TAG);
        if (!Arrays.equals(tag(packet), Arrays.copyOfRange(sealed, packet.length, sealed.length))) {
            throw new AssertionError("not authentic");
        }
        return turned(packet, Arrays.copyOfRange(packet, HEADER, packet.length));
    }
}
