package vn.giaoban.room.sip.sdp;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.secure.Fingerprint;

/**
 * Our end of a call's media.
 *
 * @param audioPort of RTP; RTCP is one above
 * @param videoPort likewise, 0 when we take no picture
 * @param session of the o= line
 * @param version of the o= line; goes up whenever the description changes
 * @param material 30 random bytes per medium, in case that keys are agreed in the description
 * @param sealed whether offers of ours name keys: only where nobody on the way reads them
 */
public record Local(
        InetAddress address,
        int audioPort,
        int videoPort,
        long session,
        long version,
        byte[] material,
        Side side,
        boolean sealed) {
    private static final int KEY = 30;
    /** How many random bytes a call needs. */
    public static final int MATERIAL = Medium.values().length * KEY;

    /**
     * What there may be beside sound and picture.
     *
     * @param far of camera control, 0 when we take none
     * @param content of a second picture, 0 when we take none
     * @param floor of the control of that picture's floor, over UDP and over TCP; 0 when we take none
     * @param identity of our certificate, null when there is no TLS for the floor
     */
    public record Side(
            int far, int content, int floor, @Nullable Fingerprint identity) {
        public static final Side NONE = new Side(0, 0, 0);

        public Side(int far, int content, int floor) {
            this(far, content, floor, null);
        }
    }

    public Local(InetAddress address, int audioPort, int videoPort, long session, long version, byte[] material) {
        this(address, audioPort, videoPort, session, version, material, Side.NONE, false);
    }

    public Local(
            InetAddress address, int audioPort, int videoPort, long session, long version, byte[] material, Side side) {
        this(address, audioPort, videoPort, session, version, material, side, false);
    }

    public Local {
        if (material.length != MATERIAL) {
            throw new IllegalArgumentException("material: " + material.length);
        }
    }

    public Local next() {
        return new Local(address, audioPort, videoPort, session, version + 1, material, side, sealed);
    }

    /** A description of ours with this version's number. */
    public String renewed(String sdp) {
        return sdp.replaceFirst("o=giaoban " + session + " \\d+ ", "o=giaoban " + session + " " + version + " ");
    }

    /** A head of a description: everything before the first m=. */
    String head() {
        String type = address.getAddress().length == 4 ? "IP4" : "IP6";
        String host = address.getHostAddress();
        return "v=0\r\no=giaoban " + session + " " + version + " IN " + type + " " + host + "\r\ns=Giao Ban\r\nc=IN "
                + type + " " + host + "\r\nt=0 0\r\n";
    }

    /** For an offer of ours. */
    Sdes key(Medium medium) {
        return Sdes.of(1, own(medium));
    }

    /** In answer to a key of the room. */
    Sdes key(Sdes theirs, Medium medium) {
        return theirs.answeredWith(own(medium));
    }

    private byte[] own(Medium medium) {
        return Arrays.copyOfRange(material, medium.ordinal() * KEY, (medium.ordinal() + 1) * KEY);
    }

    /** What has keys of its own. */
    enum Medium {
        SOUND,
        PICTURE,
        CONTENT,
        CAMERA
    }
}
