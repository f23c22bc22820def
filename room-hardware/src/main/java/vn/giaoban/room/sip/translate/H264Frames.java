package vn.giaoban.room.sip.translate;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pictures of an H.264 stream together from their packets (RFC 6184: single units, STAP-A, FU-A). After a loss
 * nothing is given until the next key frame.
 */
final class H264Frames {
    static final int IDR = 5;
    static final int SEQUENCE = 7;
    static final int PICTURE = 8;
    private static final int DELIMITER = 9;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;
    private static final int MOST_UNITS = 500;

    private final ByteArrayOutputStream fragment = new ByteArrayOutputStream();
    private List<byte[]> units = new ArrayList<>();
    private boolean started;
    private boolean broken;
    private int next = -1;

    /** Takes one packet; the units of a picture when it was the last one of a whole picture. */
    @Nullable
    List<byte[]> packet(int sequence, boolean marker, byte[] payload) {
        if (next >= 0 && sequence != next) {
            started = false;
            broken = true;
            fragment.reset();
        }
        next = sequence + 1 & 0xffff;
        unpack(payload);
        if (!marker) {
            return null;
        }
        List<byte[]> picture = units;
        boolean whole = !broken && !picture.isEmpty();
        units = new ArrayList<>();
        broken = false;
        if (!whole || !started && !isKey(picture)) {
            return null;
        }
        started = true;
        return picture;
    }

    boolean needsKeyFrame() {
        return !started;
    }

    static boolean isKey(List<byte[]> picture) {
        return picture.stream().anyMatch(unit -> type(unit) == IDR);
    }

    static int type(byte[] unit) {
        return unit[0] & 31;
    }

    private void unpack(byte[] payload) {
        if (payload.length < 2) {
            return;
        }
        switch (payload[0] & 31) {
            case STAP_A -> {
                for (int at = 1; at + 2 < payload.length; ) {
                    int size = (payload[at] & 0xff) << 8 | payload[at + 1] & 0xff;
                    if (size == 0 || at + 2 + size > payload.length) {
                        broken = true;
                        return;
                    }
                    add(Arrays.copyOfRange(payload, at + 2, at + 2 + size));
                    at += 2 + size;
                }
            }
            case FU_A -> fragment(payload);
            case DELIMITER -> {}
            default -> add(payload);
        }
    }

    private void fragment(byte[] payload) {
        boolean first = (payload[1] & 0x80) != 0;
        if (first) {
            fragment.reset();
            fragment.write(payload[0] & 0xe0 | payload[1] & 31);
        } else if (fragment.size() == 0) {
            broken = true;
            return;
        }
        fragment.write(payload, 2, payload.length - 2);
        if ((payload[1] & 0x40) != 0) {
            add(fragment.toByteArray());
            fragment.reset();
        }
    }

    private void add(byte[] unit) {
        if (units.size() >= MOST_UNITS) {
            broken = true;
        } else {
            units.add(unit);
        }
    }

    void reset() {
        started = false;
        broken = false;
        units = new ArrayList<>();
        fragment.reset();
        next = -1;
    }
}
