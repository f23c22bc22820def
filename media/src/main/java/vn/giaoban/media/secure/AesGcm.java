package vn.giaoban.media.secure;

/**
 * AES-128-GCM with a tag of 16 bytes (NIST SP 800-38D) under one key: packets in place in heap arrays, of which the
 * header is authenticated and the rest is encrypted, too. A nonce has 12 bytes. Not thread safe.
 */
interface AesGcm {
    int TAG = 16;

    /** A key of 16 bytes, by OpenSSL where it is there: it is quicker, and allocates nothing. */
    static AesGcm of(byte[] key) {
        return OpensslGcm.available() ? new OpensslGcm(key) : new JceGcm(key);
    }

    /**
     * Encrypts a packet and puts the tag behind it.
     *
     * @param length of the packet, its header included
     * @param more what is authenticated after the header, or nothing
     */
    void seal(byte[] nonce, byte[] b, int offset, int length, int header, byte[] more);

    /**
     * Decrypts a packet; false when it is not authentic.
     *
     * @param length of the packet, its header included, without the tag, which is behind it
     */
    boolean open(byte[] nonce, byte[] b, int offset, int length, int header, byte[] more);
}
