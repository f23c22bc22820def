package vn.giaoban.media.secure;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.giaoban.media.rtp.Bytes;

/** AES_CM_128_HMAC_SHA1_80 (RFC 3711 4.1.1 and 4.2.1), or _32, which shortens the tag of RTP, but not of RTCP (5.2). */
final class CounterModeCipher implements PacketCipher {
    static final int TAG = 10;
    static final int SHORT_TAG = 4;
    private static final int INDEX = 4;
    private static final int E_BIT = 0x80000000;

    private final int rtpLength;
    private final Cipher cipher;
    private final Mac rtpMac;
    private final Mac rtcpMac;
    private final SecretKey rtpKey;
    private final SecretKey rtcpKey;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final byte[] iv = new byte[16];
    private final byte[] digest = new byte[20];
    private final byte[] rollover = new byte[4];

    /** @param rtpLength bytes of the tag of RTP */
    CounterModeCipher(
            int rtpLength,
            byte[] rtpKey,
            byte[] rtpAuth,
            byte[] rtpSalt,
            byte[] rtcpKey,
            byte[] rtcpAuth,
            byte[] rtcpSalt) {
        this.rtpLength = rtpLength;
        this.rtpKey = new SecretKeySpec(rtpKey, "AES");
        this.rtcpKey = new SecretKeySpec(rtcpKey, "AES");
        this.rtpSalt = rtpSalt;
        this.rtcpSalt = rtcpSalt;
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            rtpMac = Mac.getInstance("HmacSHA1");
            rtpMac.init(new SecretKeySpec(rtpAuth, "HmacSHA1"));
            rtcpMac = Mac.getInstance("HmacSHA1");
            rtcpMac.init(new SecretKeySpec(rtcpAuth, "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int overhead() {
        return rtpLength;
    }

    @Override
    public int sealRtp(byte[] b, int offset, int length, int header, int ssrc, long index) {
        crypt(rtpKey, rtpSalt, b, offset + header, length - header, ssrc, index);
        rtpTag(b, offset, length, index);
        System.arraycopy(digest, 0, b, offset + length, rtpLength);
        return length + rtpLength;
    }

    @Override
    public int openRtp(byte[] b, int offset, int length, int header, int ssrc, long index) {
        int body = length - rtpLength;
        if (body < header) {
            return -1;
        }
        rtpTag(b, offset, body, index);
        if (!sameTag(b, offset + body, rtpLength)) {
            return -1;
        }
        crypt(rtpKey, rtpSalt, b, offset + header, body - header, ssrc, index);
        return body;
    }

    @Override
    public int sealRtcp(byte[] b, int offset, int length, int ssrc, int index) {
        crypt(rtcpKey, rtcpSalt, b, offset + 8, length - 8, ssrc, index);
        Bytes.put32(b, offset + length, index | E_BIT);
        rtcpTag(b, offset, length + INDEX);
        System.arraycopy(digest, 0, b, offset + length + INDEX, TAG);
        return length + INDEX + TAG;
    }

    @Override
    public int openRtcp(byte[] b, int offset, int length, int ssrc, int index) {
        int body = length - TAG - INDEX;
        if (body < 8 || (index & E_BIT) == 0) {
            return -1;
        }
        rtcpTag(b, offset, body + INDEX);
        if (!sameTag(b, offset + body + INDEX, TAG)) {
            return -1;
        }
        crypt(rtcpKey, rtcpSalt, b, offset + 8, body - 8, ssrc, index & ~E_BIT);
        return body;
    }

    @Override
    public int rtcpIndexAt(int length) {
        return length - TAG - INDEX;
    }

    private void rtpTag(byte[] b, int offset, int length, long index) {
        Bytes.put32(rollover, 0, (int) (index >> 16));
        rtpMac.update(b, offset, length);
        rtpMac.update(rollover);
        finish(rtpMac);
    }

    private void rtcpTag(byte[] b, int offset, int length) {
        rtcpMac.update(b, offset, length);
        finish(rtcpMac);
    }

    private void finish(Mac mac) {
        try {
            mac.doFinal(digest, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In constant time. */
    private boolean sameTag(byte[] b, int at, int length) {
        int difference = 0;
        for (int i = 0; i < length; i++) {
            difference |= digest[i] ^ b[at + i];
        }
        return difference == 0;
    }

    private void crypt(SecretKey key, byte[] salt, byte[] b, int offset, int length, int ssrc, long index) {
        if (length == 0) {
            return;
        }
        System.arraycopy(salt, 0, iv, 0, 14);
        iv[14] = 0;
        iv[15] = 0;
        Bytes.put32(iv, 4, Bytes.i32(iv, 4) ^ ssrc);
        Bytes.put32(iv, 8, Bytes.i32(iv, 8) ^ (int) (index >> 16));
        Bytes.put16(iv, 12, Bytes.u16(iv, 12) ^ (int) index);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
            cipher.doFinal(b, offset, length, b, offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
