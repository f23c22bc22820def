package vn.giaoban.room.sip.audio;

import org.jspecify.annotations.Nullable;

/** Reads digits out of RFC 4733 events: many packets make one digit. */
public final class TelephoneEvents {
    private static final String DIGITS = "0123456789*#ABCD";

    private long last = -1;

    /** The digit that this packet begins, null when it begins none. */
    public @Nullable Character packet(byte[] payload, long timestamp) {
        // All packets of one press carry the time at which it began.
        if (payload.length < 4 || timestamp == last) {
            return null;
        }
        int event = payload[0] & 0xff;
        if (event >= DIGITS.length()) {
            return null;
        }
        last = timestamp;
        return DIGITS.charAt(event);
    }
}
