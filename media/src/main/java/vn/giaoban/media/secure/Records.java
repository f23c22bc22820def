package vn.giaoban.media.secure;

/**
 * The DTLS records of a datagram (RFC 6347, 4.1), judged before BouncyCastle reads them: it ends an association on a
 * record that is not one, though 4.1.2.7 asks to drop silently what is not authentic, and anybody can send such a record.
 */
final class Records {
    /** Type, version, epoch, sequence number and length. */
    static final int HEADER = 13;

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int APPLICATION_DATA = 23;
    private static final int DTLS = 0xfe;
    private static final int DTLS_1_0 = 0xff;
    private static final int DTLS_1_2 = 0xfd;
    private static final int AT_EPOCH = 3;
    private static final int AT_LENGTH = 11;

    private Records() {}

    /**
     * Whether a datagram holds whole records and nothing else, of types and versions that DTLS 1.2 knows, and none that
     * is too short for its epoch.
     *
     * @param leastSealed bytes of the shortest body from the first epoch on
     */
    static boolean wellFormed(byte[] datagram, int leastSealed) {
        int at = 0;
        while (at + HEADER <= datagram.length) {
            int length = unsigned(datagram, at + AT_LENGTH);
            int least = unsigned(datagram, at + AT_EPOCH) > 0 ? leastSealed : 1;
            if (!known(datagram, at) || length < least) {
                return false;
            }
            at += HEADER + length;
        }
        return at == datagram.length && at > 0;
    }

    private static boolean known(byte[] b, int at) {
        int minor = b[at + 2] & 0xff;
        return b[at] >= CHANGE_CIPHER_SPEC
                && b[at] <= APPLICATION_DATA
                && (b[at + 1] & 0xff) == DTLS
                && (minor == DTLS_1_0 || minor == DTLS_1_2);
    }

    private static int unsigned(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
    }
}
