package vn.giaoban.media.secure;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** By the JDK alone. One cipher is used again for every packet. */
final class JceGcm implements AesGcm {
    private final Cipher cipher;
    private final SecretKey key;
    private final byte[] lastSealed = new byte[12];

    JceGcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void seal(byte[] nonce, byte[] b, int offset, int length, int header, byte[] more) {
        try {
            if (Arrays.equals(nonce, lastSealed)) {
                // JCE refuses to seal twice under one nonce. SRTP does so rightly when the very same packet is sent
                // again, so the cipher is turned away and back.
                init(Cipher.ENCRYPT_MODE, new byte[12]);
            }
            System.arraycopy(nonce, 0, lastSealed, 0, nonce.length);
            init(Cipher.ENCRYPT_MODE, nonce);
            cipher.updateAAD(b, offset, header);
            cipher.updateAAD(more);
            cipher.doFinal(b, offset + header, length - header, b, offset + header);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean open(byte[] nonce, byte[] b, int offset, int length, int header, byte[] more) {
        try {
            init(Cipher.DECRYPT_MODE, nonce);
            cipher.updateAAD(b, offset, header);
            cipher.updateAAD(more);
            cipher.doFinal(b, offset + header, length - header + TAG, b, offset + header);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void init(int mode, byte[] nonce) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
    }
}
