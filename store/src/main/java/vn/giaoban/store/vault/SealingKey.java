package vn.giaoban.store.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM under one named key: 12 bytes of random nonce, ciphertext, 16 bytes of tag; the name is authenticated. */
public record SealingKey(String name, SecretKeySpec key) {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    public static final int BYTES = 32;

    /**
     * The key of a name.
     *
     * @param parts one key for each of {@link KeyNames#parts}; several are joined by HMAC-SHA-256, each keyed by what
     *     those before it gave, so that none of them can be left out
     */
    public static SealingKey of(String name, List<byte[]> parts) {
        byte[] key = parts.getFirst();
        for (byte[] part : parts.subList(1, parts.size())) {
            key = joined(key, part);
        }
        return new SealingKey(name, new SecretKeySpec(key, "AES"));
    }

    private static byte[] joined(byte[] key, byte[] part) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(part);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("joining keys", e);
        }
    }

    public SealedText seal(String text, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(UTF_8));
            byte[] envelope = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return new SealedText(name, Base64.getUrlEncoder().withoutPadding().encodeToString(envelope));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing under " + name, e);
        }
    }

    /** @throws IllegalArgumentException when it was not sealed under this key and name */
    public String open(SealedText sealed) {
        byte[] envelope = Base64.getUrlDecoder().decode(sealed.envelope());
        if (envelope.length < NONCE + TAG_BITS / 8) {
            throw new IllegalArgumentException("envelope of " + envelope.length + " bytes");
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(envelope, NONCE));
            return new String(cipher.doFinal(envelope, NONCE, envelope.length - NONCE), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not sealed under " + name, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(UTF_8));
        return cipher;
    }
}
