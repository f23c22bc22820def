package vn.giaoban.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client offers, section by section, in this order: if it publishes, microphone, camera and screen
 * (sendonly); then the audio slots and the video slots (recvonly). Audio slot 0 and video slot 0 share one stream.
 *
 * <p>With {@link Capabilities.Legs#PER_SLOT} the sections are dealt out: the first leg sends microphone and camera, the
 * next have one video slot each, the stage's with the sound.
 *
 * @param cameraLayers rids from tall to small, with the divisor of the captured size and the bit rate of each
 * @param iceServers STUN and TURN servers
 * @param legs null for one
 */
public record Plan(
        boolean publishes,
        List<Layer> cameraLayers,
        int audioSlots,
        int videoSlots,
        List<String> videoCodecs,
        List<IceServer> iceServers,
        Capabilities.@Nullable Legs legs) {

    /** Of one leg. */
    public Plan(
            boolean publishes,
            List<Layer> cameraLayers,
            int audioSlots,
            int videoSlots,
            List<String> videoCodecs,
            List<IceServer> iceServers) {
        this(publishes, cameraLayers, audioSlots, videoSlots, videoCodecs, iceServers, null);
    }

    /** One simulcast layer: {@code maxBitrate} in bits per second. */
    public record Layer(String rid, int scaleDownBy, int maxBitrate) {}

    /** As in RTCIceServer. */
    public record IceServer(List<String> urls, String username, String credential) {}
}
