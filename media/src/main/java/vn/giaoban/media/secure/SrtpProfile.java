package vn.giaoban.media.secure;

import org.jspecify.annotations.Nullable;

/** Protection profiles of use_srtp (RFC 5764 4.1.2, RFC 7714 14.2), the preferred first. */
public enum SrtpProfile {
    AEAD_AES_128_GCM(0x0007, 12),
    AES_CM_128_HMAC_SHA1_80(0x0001, 14);

    static final int KEY_LENGTH = 16;

    private final int number;
    private final int saltLength;

    SrtpProfile(int number, int saltLength) {
        this.number = number;
        this.saltLength = saltLength;
    }

    /** As in the use_srtp extension. */
    public int number() {
        return number;
    }

    /** Of the master salt, in bytes. */
    public int saltLength() {
        return saltLength;
    }

    /** Bytes of keying material that the DTLS exporter is asked for. */
    public int materialLength() {
        return 2 * (KEY_LENGTH + saltLength);
    }

    static @Nullable SrtpProfile of(int number) {
        for (SrtpProfile profile : values()) {
            if (profile.number == number) {
                return profile;
            }
        }
        return null;
    }
}
