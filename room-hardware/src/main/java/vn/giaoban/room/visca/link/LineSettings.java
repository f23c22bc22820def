package vn.giaoban.room.visca.link;

/**
 * How a camera is spoken to.
 *
 * @param address of the camera, 1 to 7; always 1 on IP
 * @param fixedSequence whether the camera's sequence numbers mean nothing (NewTek NDI PTZ1, AVer): all are sent as 0
 */
public record LineSettings(Framing framing, int address, boolean fixedSequence) {
    /** How packets travel. */
    public enum Framing {
        SERIAL,
        TCP,
        UDP,
        /** UDP with Sony's header. */
        SONY
    }

    public static LineSettings of(Framing framing) {
        return new LineSettings(framing, 1, false);
    }

    /** Whether an answer tells which message it answers. */
    boolean sequenced() {
        return framing == Framing.SONY && !fixedSequence;
    }

    /** Whether a packet can come late, twice or not at all. */
    boolean datagrams() {
        return framing == Framing.UDP || framing == Framing.SONY;
    }
}
