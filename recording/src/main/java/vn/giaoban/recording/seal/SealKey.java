package vn.giaoban.recording.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The office's Ed25519 key (RFC 8032) that signs manifests. */
public final class SealKey {
    public static final String SECRET = "recording-seal-key";

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SealKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** The kept key, or a new one kept from now on. */
    public static SealKey of(SecretStore secrets) {
        Optional<byte[]> kept = secrets.secret(SECRET);
        try {
            if (kept.isPresent()) {
                return decode(kept.get());
            }
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            SealKey made = new SealKey(pair.getPrivate(), pair.getPublic());
            secrets.putSecret(SECRET, made.encode());
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealing key cannot be used", e);
        }
    }

    /** In base64 of the X.509 form, as manifests carry it. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    String sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealing key cannot be used", e);
        }
    }

    /** Whether a signature in base64 is that of the text by a public key in base64; false for anything malformed. */
    static boolean verify(String publicKey, byte[] text, String signature) {
        try {
            byte[] key = Base64.getDecoder().decode(publicKey);
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key)));
            check.update(text);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private byte[] encode() {
        byte[] secret = privateKey.getEncoded();
        byte[] open = publicKey.getEncoded();
        return ByteBuffer.allocate(1 + secret.length + open.length)
                .put((byte) secret.length)
                .put(secret)
                .put(open)
                .array();
    }

    private static SealKey decode(byte[] kept) throws GeneralSecurityException {
        int length = kept[0] & 0xff;
        byte[] secret = Arrays.copyOfRange(kept, 1, 1 + length);
        byte[] open = Arrays.copyOfRange(kept, 1 + length, kept.length);
        KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
        return new SealKey(
                keys.generatePrivate(new PKCS8EncodedKeySpec(secret)),
                keys.generatePublic(new X509EncodedKeySpec(open)));
    }
}
