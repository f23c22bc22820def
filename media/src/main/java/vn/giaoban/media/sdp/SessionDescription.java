package vn.giaoban.media.sdp;

import java.util.List;

/**
 * An SDP text, read (RFC 8866, RFC 8829).
 *
 * @param bundle the mids of the BUNDLE group
 */
public record SessionDescription(List<String> bundle, boolean iceLite, List<Section> sections) {
    /** A browser's offer of 31 sections is 141 kB. */
    public static final int MAX_LENGTH = 256 * 1024;

    /** Reads an offer or an answer; {@link vn.giaoban.media.MediaPlane.BadOffer} names the line that is wrong. */
    public static SessionDescription parse(String text) {
        return new SdpParser().parse(text);
    }
}
