package vn.giaoban.media;

/**
 * One peer connection of a peer.
 *
 * @param index 0 for the only one, or for the one that sends; from 1 on the one of that video slot, plus one
 */
public record Leg(PeerId peer, int index) {
    public Leg {
        if (index < 0 || index > 25) {
            throw new IllegalArgumentException("leg: " + index);
        }
    }

    /** The only one, or the one that sends. */
    public static Leg first(PeerId peer) {
        return new Leg(peer, 0);
    }

    /** Where one is needed for each picture: the one of this slot. */
    public static Leg ofSlot(PeerId peer, int videoSlot) {
        return new Leg(peer, videoSlot + 1);
    }
}
