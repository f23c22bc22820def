package vn.giaoban.room.sip.media;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last sequence and picture parameter sets of an H.264 stream and puts them, as one STAP-A, before every key
 * frame that comes without them: decoders in browsers drop sets that stand under another timestamp (RFC 6184, 5.7.1).
 */
final class ParameterSets {
    private static final int IDR = 5;
    private static final int SEQUENCE = 7;
    private static final int PICTURE = 8;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;
    /** profile_idc, and constraint_set0_flag of the others. */
    private static final int BASELINE = 66;

    private static final int AS_BASELINE = 0x80;

    private byte @Nullable [] sequence;
    private byte @Nullable [] picture;

    /** Whether a payload begins the slices of a key frame. */
    static boolean startsKeyFrame(byte[] payload) {
        return startsKeyFrame(payload, 0, payload.length);
    }

    static boolean startsKeyFrame(byte[] b, int at, int length) {
        if (length < 2) {
            return false;
        }
        int type = b[at] & 31;
        return type == IDR || type == FU_A && (b[at + 1] & 0x80) != 0 && (b[at + 1] & 31) == IDR;
    }

    /**
     * Whether the stream is baseline by its own words (H.264, 7.4.2.1.1), which is all that browsers were promised; so it
     * counts while it has said nothing.
     */
    boolean baseline() {
        byte[] said = sequence;
        return said == null || said.length < 4 || said[1] == BASELINE || (said[2] & AS_BASELINE) != 0;
    }

    /** What to send for a payload: itself, after the parameter sets where it needs them. */
    List<byte[]> with(byte[] payload) {
        if (payload.length < 2) {
            return List.of(payload);
        }
        switch (payload[0] & 31) {
            case SEQUENCE -> {
                sequence = payload;
                return List.of();
            }
            case PICTURE -> {
                picture = payload;
                return List.of();
            }
            case STAP_A -> keep(payload);
            default -> {}
        }
        byte[] sets = startsKeyFrame(payload) ? sets() : null;
        return sets == null ? List.of(payload) : List.of(sets, payload);
    }

    /** Sets that came in an aggregate of the same frame need not be said again. */
    private void keep(byte[] aggregate) {
        for (int at = 1; at + 2 < aggregate.length; ) {
            int size = (aggregate[at] & 0xff) << 8 | aggregate[at + 1] & 0xff;
            if (size == 0 || at + 2 + size > aggregate.length) {
                return;
            }
            byte[] unit = java.util.Arrays.copyOfRange(aggregate, at + 2, at + 2 + size);
            if ((unit[0] & 31) == SEQUENCE) {
                sequence = unit;
            } else if ((unit[0] & 31) == PICTURE) {
                picture = unit;
            }
            at += 2 + size;
        }
    }

    private byte @Nullable [] sets() {
        byte[] first = sequence;
        byte[] second = picture;
        if (first == null || second == null) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(5 + first.length + second.length);
        out.write(STAP_A | first[0] & 0x60);
        for (byte[] unit : List.of(first, second)) {
            out.write(unit.length >> 8);
            out.write(unit.length);
            out.writeBytes(unit);
        }
        return out.toByteArray();
    }
}
