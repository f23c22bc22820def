package vn.giaoban.media;

/**
 * What kind of peer asks for a plan.
 *
 * @param publishes whether it may send microphone, camera and screen; a watcher only receives
 * @param videoSlots how many pictures its layout can show at once, 1 to 25
 */
public record PeerProfile(boolean publishes, int videoSlots) {
    public PeerProfile {
        if (videoSlots < 1 || videoSlots > 25) {
            throw new IllegalArgumentException("video slots: " + videoSlots);
        }
    }
}
