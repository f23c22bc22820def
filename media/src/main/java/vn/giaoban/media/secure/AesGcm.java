package vn.giaoban.media.secure;

/**
 * AES-128-GCM with a tag of 16 bytes (NIST SP 800-38D) under one key, in place in a heap array. A nonce has 12 bytes.
 * Not thread safe.
 */
interface AesGcm {
    int TAG = 16;

    /** A key of 16 bytes, by OpenSSL where it is there: it costs half, and allocates nothing. */
    static AesGcm of(byte[] key) {
        return OpensslGcm.available() ? new OpensslGcm(key) : new JceGcm(key);
    }

    /**
     * Encrypts {@code length} bytes at {@code offset} and puts the tag behind them.
     *
     * @param header where the associated data begins in the same array
     * @param headerLength its bytes
     * @param more associated data that follows, or nothing
     */
    void seal(byte[] nonce, byte[] b, int header, int headerLength, byte[] more, int offset, int length);

    /** Decrypts {@code length} bytes, the tag not counted, which is behind them; false when they are not authentic. */
    boolean open(byte[] nonce, byte[] b, int header, int headerLength, byte[] more, int offset, int length);
}
