package vn.giaoban.media.mix;

import org.jspecify.annotations.Nullable;
import vn.giaoban.media.SourceId;

/**
 * One frame of the program.
 *
 * @param timeMillis when it was captured, on the server's clock (Unix milliseconds); within one kind strictly growing
 * @param key a video frame that needs no other; true for all sound
 * @param data a whole VP8 frame (RFC 6386), or one Opus packet (RFC 6716) of 20 ms, mono
 * @param source whose picture it is; null for sound, and for the card shown while nobody sends a picture
 */
public record ProgramFrame(
        Kind kind,
        long timeMillis,
        boolean key,
        byte[] data,
        @Nullable SourceId source) {

    /** What a frame holds. */
    public enum Kind {
        VIDEO,
        AUDIO
    }

    /** The picture's width in pixels, from a key frame's header (RFC 6386 section 9.1); 0 where there is none. */
    public int width() {
        return dimension(6);
    }

    /** The picture's height in pixels; as {@link #width}. */
    public int height() {
        return dimension(8);
    }

    private int dimension(int at) {
        boolean picture = kind == Kind.VIDEO && key && data.length >= 10;
        return picture ? (data[at] & 0xff) | (data[at + 1] & 0x3f) << 8 : 0;
    }
}
