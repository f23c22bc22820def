package vn.giaoban.media.sdp;

import java.util.List;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.secure.Fingerprint;

/**
 * What an offer and our capabilities have in common: the role of each section and the codecs in it.
 *
 * @param ufrag the browser's
 * @param password the browser's
 */
public record Agreement(List<Part> parts, String ufrag, String password, Fingerprint fingerprint) {

    /** What a section is for. */
    public enum Role {
        MICROPHONE,
        CAMERA,
        SCREEN,
        AUDIO_SLOT,
        VIDEO_SLOT,
        /** Refused in the answer, such as a data channel. */
        REFUSED;

        /** Whether the browser sends in it. */
        public boolean sends() {
            return this == MICROPHONE || this == CAMERA || this == SCREEN;
        }
    }

    /**
     * One section.
     *
     * @param index counts within slots of one kind
     * @param codecs agreed, the preferred first
     */
    public record Part(Role role, int index, Section offered, List<AgreedCodec> codecs) {}

    /**
     * One codec of a section.
     *
     * @param repairType payload type of its RTX, -1 without
     * @param feedback the rtcp-fb lines of the answer
     */
    public record AgreedCodec(FeedPacket.Codec codec, Codec offered, int repairType, List<String> feedback) {
        public int payloadType() {
            return offered.payloadType();
        }
    }
}
