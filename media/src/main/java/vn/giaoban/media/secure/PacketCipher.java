package vn.giaoban.media.secure;

/** Seals and opens one packet in place. Indexes are the 48-bit packet index of SRTP, or the 31-bit index of SRTCP. */
sealed interface PacketCipher permits GcmCipher, CounterModeCipher {

    /** Bytes added to an RTP packet. */
    int overhead();

    /** Encrypts the payload behind {@code header} bytes and adds the tag; returns the new length. */
    int sealRtp(byte[] b, int offset, int length, int header, int ssrc, long index);

    /** Opens; returns the new length, or -1 when it is not authentic. */
    int openRtp(byte[] b, int offset, int length, int header, int ssrc, long index);

    /** Encrypts all behind the first eight bytes, adds tag and index; returns the new length. */
    int sealRtcp(byte[] b, int offset, int length, int ssrc, int index);

    /** Opens; returns the new length, or -1. {@code index} includes the E bit, which must be set. */
    int openRtcp(byte[] b, int offset, int length, int ssrc, int index);

    /** Where the index word of an SRTCP packet of this length is, counted from its start. */
    int rtcpIndexAt(int length);
}
