package vn.giaoban.room.sip.sdp;

import java.net.InetAddress;

/** Offers of a room at 10.0.0.5, and our answers to them. */
final class Offers {
    static final Local LOCAL =
            new Local(InetAddress.ofLiteral("127.0.0.1"), 20_000, 20_002, 1, 1, new byte[Local.MATERIAL]);

    private Offers() {}

    /** A whole description with these lines of media. */
    static String head(String media) {
        return "v=0\r\no=room 1 1 IN IP4 10.0.0.5\r\ns=-\r\nc=IN IP4 10.0.0.5\r\nt=0 0\r\n" + media;
    }

    static Agreement answer(String media) {
        return Answering.answer(Sdp.parse(head(media)), LOCAL);
    }

    /** With ports of ours for what a call may have beside sound and picture. */
    static Agreement answer(String media, Local.Side side) {
        return Answering.answer(
                Sdp.parse(head(media)), new Local(LOCAL.address(), 20_000, 20_002, 1, 1, LOCAL.material(), side));
    }
}
