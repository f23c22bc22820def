package vn.giaoban.media.secure;

import vn.giaoban.media.rtp.Bytes;

/** AEAD_AES_128_GCM (RFC 7714). */
final class GcmCipher implements PacketCipher {
    private static final int TAG = AesGcm.TAG;
    private static final int INDEX = 4;
    private static final int RTCP_HEADER = 8;
    private static final int E_BIT = 0x80000000;
    private static final byte[] NOTHING = {};

    private final AesGcm rtp;
    private final AesGcm rtcp;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final byte[] nonce = new byte[12];
    private final byte[] indexWord = new byte[INDEX];

    GcmCipher(AesGcm rtp, byte[] rtpSalt, AesGcm rtcp, byte[] rtcpSalt) {
        this.rtp = rtp;
        this.rtcp = rtcp;
        this.rtpSalt = rtpSalt;
        this.rtcpSalt = rtcpSalt;
    }

    @Override
    public int overhead() {
        return TAG;
    }

    @Override
    public int sealRtp(byte[] b, int offset, int length, int header, int ssrc, long index) {
        rtpNonce(ssrc, index);
        rtp.seal(nonce, b, offset, length, header, NOTHING);
        return length + TAG;
    }

    @Override
    public int openRtp(byte[] b, int offset, int length, int header, int ssrc, long index) {
        int opened = length - TAG;
        if (opened < header) {
            return -1;
        }
        rtpNonce(ssrc, index);
        return rtp.open(nonce, b, offset, opened, header, NOTHING) ? opened : -1;
    }

    @Override
    public int sealRtcp(byte[] b, int offset, int length, int ssrc, int index) {
        rtcpNonce(ssrc, index);
        Bytes.put32(indexWord, 0, index | E_BIT);
        rtcp.seal(nonce, b, offset, length, RTCP_HEADER, indexWord);
        Bytes.put32(b, offset + length + TAG, index | E_BIT);
        return length + TAG + INDEX;
    }

    @Override
    public int openRtcp(byte[] b, int offset, int length, int ssrc, int index) {
        int opened = length - TAG - INDEX;
        if (opened < RTCP_HEADER || (index & E_BIT) == 0) {
            return -1;
        }
        rtcpNonce(ssrc, index & ~E_BIT);
        Bytes.put32(indexWord, 0, index);
        return rtcp.open(nonce, b, offset, opened, RTCP_HEADER, indexWord) ? opened : -1;
    }

    @Override
    public int rtcpIndexAt(int length) {
        return length - INDEX;
    }

    private void rtpNonce(int ssrc, long index) {
        nonce[0] = rtpSalt[0];
        nonce[1] = rtpSalt[1];
        Bytes.put32(nonce, 2, ssrc ^ Bytes.i32(rtpSalt, 2));
        Bytes.put32(nonce, 6, (int) (index >> 16) ^ Bytes.i32(rtpSalt, 6));
        Bytes.put16(nonce, 10, (int) index ^ Bytes.u16(rtpSalt, 10));
    }

    private void rtcpNonce(int ssrc, int index) {
        nonce[0] = rtcpSalt[0];
        nonce[1] = rtcpSalt[1];
        Bytes.put32(nonce, 2, ssrc ^ Bytes.i32(rtcpSalt, 2));
        nonce[6] = rtcpSalt[6];
        nonce[7] = rtcpSalt[7];
        Bytes.put32(nonce, 8, index ^ Bytes.i32(rtcpSalt, 8));
    }
}
