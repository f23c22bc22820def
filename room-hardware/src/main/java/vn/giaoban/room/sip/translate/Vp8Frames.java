package vn.giaoban.room.sip.translate;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.Vp8Descriptor;

/** Puts VP8 frames together from their packets (RFC 7741). After a loss nothing is given until the next key frame. */
final class Vp8Frames {
    private static final int LARGEST = 2_000_000;

    private final Vp8Descriptor descriptor = new Vp8Descriptor();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private boolean started;
    private boolean whole;
    private boolean key;
    private int next = -1;

    /** Takes one packet; a frame when it was the last one of a whole frame. */
    byte @Nullable [] packet(int sequence, boolean marker, byte[] payload) {
        boolean follows = next < 0 || sequence == next;
        next = sequence + 1 & 0xffff;
        if (!follows) {
            started = false;
            whole = false;
        }
        if (!descriptor.read(payload, 0, payload.length)) {
            whole = false;
            return null;
        }
        if (descriptor.frameStart()) {
            frame.reset();
            key = descriptor.keyFrame();
            whole = key || started;
        }
        if (whole) {
            frame.write(payload, descriptor.length(), payload.length - descriptor.length());
            whole = frame.size() <= LARGEST;
        }
        if (!marker || !whole || frame.size() == 0) {
            return null;
        }
        started = true;
        whole = false;
        return frame.toByteArray();
    }

    /** Whether nothing can be given until a key frame comes. */
    boolean needsKeyFrame() {
        return !started;
    }

    static boolean isKey(byte[] frame) {
        return frame.length > 0 && (frame[0] & 1) == 0;
    }

    /** Forgets everything: another stream begins. */
    void reset() {
        started = false;
        whole = false;
        next = -1;
    }
}
