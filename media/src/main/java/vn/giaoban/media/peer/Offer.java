package vn.giaoban.media.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.giaoban.media.Plan;
import vn.giaoban.media.secure.Fingerprint;

/** What a simulated site offers: the plan's sections in the plan's order, with constant payload types and extensions. */
record Offer(String ufrag, String password, Fingerprint fingerprint, Plan plan, Pictures pictures) {
    static final int OPUS = 111;
    static final int VP8 = 96;
    static final int H264 = 102;
    private static final String H264_MAP =
            "H264/90000\r\na=fmtp:" + H264 + " level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f";
    static final int MID_EXTENSION = 1;
    static final int RID_EXTENSION = 2;
    static final int LEVEL_EXTENSION = 3;
    static final String MICROPHONE_MID = "0";
    static final String CAMERA_MID = "1";
    static final String SCREEN_MID = "2";
    static final String H264_RID = "h264";
    static final String VP8_RID = "vp8";

    /** What its pictures are coded in: layers of VP8; or one of H.264, and one of VP8 beside it or instead. */
    enum Pictures {
        VP8,
        BOTH
    }

    String sdp() {
        List<String> sections = new ArrayList<>();
        if (plan.publishes()) {
            sections.add(audio("sendonly", "a=msid:site microphone\r\n"));
            sections.add(video("sendonly", pictures == Pictures.VP8 ? simulcast() : twice()));
            sections.add(video("sendonly", pictures == Pictures.VP8 ? "" : twice()));
        }
        for (int i = 0; i < plan.audioSlots(); i++) {
            sections.add(audio("recvonly", ""));
        }
        for (int i = 0; i < plan.videoSlots(); i++) {
            sections.add(video("recvonly", ""));
        }
        StringBuilder sdp = new StringBuilder("v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE");
        for (int mid = 0; mid < sections.size(); mid++) {
            sdp.append(' ').append(mid);
        }
        sdp.append("\r\na=extmap-allow-mixed\r\n");
        for (int mid = 0; mid < sections.size(); mid++) {
            sdp.append(sections.get(mid).formatted(mid));
        }
        return sdp.toString();
    }

    private String simulcast() {
        List<String> rids = plan.cameraLayers().stream().map(Plan.Layer::rid).toList();
        return rids.stream().map("a=rid:%s send\r\n"::formatted).collect(Collectors.joining()) + "a=simulcast:send "
                + String.join(";", rids) + "\r\n";
    }

    /** Each codec as a stream of its own (RFC 8851, pt). */
    private static String twice() {
        return "a=rid:" + H264_RID + " send pt=" + H264 + "\r\na=rid:" + VP8_RID + " send pt=" + VP8
                + "\r\na=simulcast:send " + H264_RID + ";" + VP8_RID + "\r\n";
    }

    private String audio(String direction, String more) {
        return section("audio", "" + OPUS, direction)
                + "a=extmap:" + LEVEL_EXTENSION + " urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n"
                + "a=rtpmap:" + OPUS + " opus/48000/2\r\na=fmtp:" + OPUS + " minptime=10;useinbandfec=1\r\n" + more;
    }

    private String video(String direction, String more) {
        String types = pictures == Pictures.VP8 ? "" + VP8 : H264 + " " + VP8;
        return section("video", types, direction)
                + "a=extmap:" + RID_EXTENSION + " urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n"
                + (pictures == Pictures.VP8 ? "" : codec(H264, H264_MAP)) + codec(VP8, "VP8/90000") + more;
    }

    private static String codec(int type, String map) {
        return "a=rtpmap:" + type + " " + map + "\r\na=rtcp-fb:" + type + " nack\r\na=rtcp-fb:" + type
                + " nack pli\r\n";
    }

    private String section(String kind, String types, String direction) {
        return "m=" + kind + " 9 UDP/TLS/RTP/SAVPF " + types + "\r\nc=IN IP4 0.0.0.0\r\na=mid:%d\r\n"
                + "a=ice-ufrag:" + ufrag + "\r\na=ice-pwd:" + password + "\r\na=fingerprint:" + fingerprint
                + "\r\na=setup:actpass\r\na=rtcp-mux\r\na=" + direction + "\r\na=extmap:" + MID_EXTENSION
                + " urn:ietf:params:rtp-hdrext:sdes:mid\r\n";
    }
}
