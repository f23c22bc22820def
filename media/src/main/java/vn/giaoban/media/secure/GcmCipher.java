package vn.giaoban.media.secure;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.giaoban.media.rtp.Bytes;

/** AEAD_AES_128_GCM (RFC 7714). One JCE cipher is used again for every packet. */
final class GcmCipher implements PacketCipher {
    private static final int TAG = 16;
    private static final int INDEX = 4;
    private static final int E_BIT = 0x80000000;

    private final Cipher cipher;
    private final SecretKey rtpKey;
    private final SecretKey rtcpKey;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final byte[] iv = new byte[12];
    private final byte[] lastSealed = new byte[12];
    private final byte[] indexWord = new byte[INDEX];

    GcmCipher(byte[] rtpKey, byte[] rtpSalt, byte[] rtcpKey, byte[] rtcpSalt) {
        this.rtpKey = new SecretKeySpec(rtpKey, "AES");
        this.rtcpKey = new SecretKeySpec(rtcpKey, "AES");
        this.rtpSalt = rtpSalt;
        this.rtcpSalt = rtcpSalt;
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int overhead() {
        return TAG;
    }

    @Override
    public int sealRtp(byte[] b, int offset, int length, int header, int ssrc, long index) {
        rtpIv(ssrc, index);
        try {
            begin(Cipher.ENCRYPT_MODE, rtpKey);
            cipher.updateAAD(b, offset, header);
            int at = offset + header;
            return header + cipher.doFinal(b, at, length - header, b, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int openRtp(byte[] b, int offset, int length, int header, int ssrc, long index) {
        if (length < header + TAG) {
            return -1;
        }
        rtpIv(ssrc, index);
        try {
            begin(Cipher.DECRYPT_MODE, rtpKey);
            cipher.updateAAD(b, offset, header);
            int at = offset + header;
            return header + cipher.doFinal(b, at, length - header, b, at);
        } catch (GeneralSecurityException e) {
            return -1;
        }
    }

    @Override
    public int sealRtcp(byte[] b, int offset, int length, int ssrc, int index) {
        rtcpIv(ssrc, index);
        Bytes.put32(indexWord, 0, index | E_BIT);
        try {
            begin(Cipher.ENCRYPT_MODE, rtcpKey);
            cipher.updateAAD(b, offset, 8);
            cipher.updateAAD(indexWord);
            int end = 8 + cipher.doFinal(b, offset + 8, length - 8, b, offset + 8);
            Bytes.put32(b, offset + end, index | E_BIT);
            return end + INDEX;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int openRtcp(byte[] b, int offset, int length, int ssrc, int index) {
        if (length < 8 + TAG + INDEX || (index & E_BIT) == 0) {
            return -1;
        }
        rtcpIv(ssrc, index & ~E_BIT);
        Bytes.put32(indexWord, 0, index);
        try {
            begin(Cipher.DECRYPT_MODE, rtcpKey);
            cipher.updateAAD(b, offset, 8);
            cipher.updateAAD(indexWord);
            return 8 + cipher.doFinal(b, offset + 8, length - 8 - INDEX, b, offset + 8);
        } catch (GeneralSecurityException e) {
            return -1;
        }
    }

    @Override
    public int rtcpIndexAt(int length) {
        return length - INDEX;
    }

    /**
     * JCE refuses to seal twice under one IV. SRTP does so rightly when the very same packet is sent again, so the
     * cipher is turned away and back in that case.
     */
    private void begin(int mode, SecretKey key) throws GeneralSecurityException {
        if (mode == Cipher.ENCRYPT_MODE) {
            if (Arrays.equals(iv, lastSealed)) {
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, new byte[12]));
            }
            System.arraycopy(iv, 0, lastSealed, 0, 12);
        }
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, iv));
    }

    private void rtpIv(int ssrc, long index) {
        iv[0] = rtpSalt[0];
        iv[1] = rtpSalt[1];
        Bytes.put32(iv, 2, ssrc ^ Bytes.i32(rtpSalt, 2));
        Bytes.put32(iv, 6, (int) (index >> 16) ^ Bytes.i32(rtpSalt, 6));
        Bytes.put16(iv, 10, (int) index ^ Bytes.u16(rtpSalt, 10));
    }

    private void rtcpIv(int ssrc, int index) {
        iv[0] = rtcpSalt[0];
        iv[1] = rtcpSalt[1];
        Bytes.put32(iv, 2, ssrc ^ Bytes.i32(rtcpSalt, 2));
        iv[6] = rtcpSalt[6];
        iv[7] = rtcpSalt[7];
        Bytes.put32(iv, 8, index ^ Bytes.i32(rtcpSalt, 8));
    }
}
