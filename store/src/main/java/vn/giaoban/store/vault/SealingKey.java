package vn.giaoban.store.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM under one named key: 12 bytes of random nonce, ciphertext, 16 bytes of tag; the name is authenticated. */
public record SealingKey(String name, SecretKeySpec key) {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    public static final int BYTES = 32;

    public static SealingKey of(String name, byte[] bytes) {
        return new SealingKey(name, new SecretKeySpec(bytes, "AES"));
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
