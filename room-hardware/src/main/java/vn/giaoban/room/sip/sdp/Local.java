package vn.giaoban.room.sip.sdp;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * Our end of a call's media.
 *
 * @param audioPort of RTP; RTCP is one above
 * @param videoPort likewise, 0 when we take no picture
 * @param session of the o= line
 * @param version of the o= line; goes up whenever the description changes
 * @param material 30 random bytes per medium, in case that keys are agreed in the description
 */
public record Local(
        InetAddress address, int audioPort, int videoPort, long session, long version, byte[] material, Side side) {
    static final int MATERIAL = 90;
    private static final int KEY = 30;

    /**
     * What there may be beside sound and picture.
     *
     * @param far of camera control, 0 when we take none
     * @param content of a second picture, 0 when we take none
     * @param floor of the control of that picture's floor, 0 when we take none
     */
    public record Side(int far, int content, int floor) {
        public static final Side NONE = new Side(0, 0, 0);
    }

    public Local(InetAddress address, int audioPort, int videoPort, long session, long version, byte[] material) {
        this(address, audioPort, videoPort, session, version, material, Side.NONE);
    }

    public Local {
        if (material.length != MATERIAL) {
            throw new IllegalArgumentException("material: " + material.length);
        }
    }

    public Local next() {
        return new Local(address, audioPort, videoPort, session, version + 1, material, side);
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

    Sdes key(int tag, Medium medium) {
        return Sdes.of(tag, Arrays.copyOfRange(material, medium.ordinal() * KEY, (medium.ordinal() + 1) * KEY));
    }

    /** What has keys of its own. */
    enum Medium {
        SOUND,
        PICTURE,
        CONTENT
    }
}
