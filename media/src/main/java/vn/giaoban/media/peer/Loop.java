package vn.giaoban.media.peer;

import java.util.List;
import java.util.Map;

/**
 * A prepared loop, shared by all peers that play it.
 *
 * @param millis its length; a whole number of seconds
 * @param layers frames by rid ({@code h}, {@code m}, {@code l}); a key frame at the start of every second
 * @param voice Opus packets of 20 ms, as many as fit
 * @param levels of each packet, in decibels below full scale (0 loud, 127 silent), as in RFC 6464
 */
record Loop(int millis, Map<String, List<Frame>> layers, List<byte[]> voice, byte[] levels) {
    /** One VP8 frame. */
    record Frame(int atMillis, boolean key, byte[] data) {}
}
