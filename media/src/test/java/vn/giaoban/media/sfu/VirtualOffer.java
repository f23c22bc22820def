package vn.giaoban.media.sfu;

import java.util.List;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Plan;

/** An offer as the plan wants it, as short as a browser's can be. */
final class VirtualOffer {
    static final int MID = 1;
    static final int RID = 2;
    static final int REPAIRED_RID = 3;
    static final int TRANSPORT_CC = 4;
    static final int LEVEL = 5;
    static final int CAPTURE_TIME = 6;
    static final int OPUS = 111;
    static final int VP8 = 96;
    static final int RTX = 97;
    static final int H264 = 98;
    static final int H264_RTX = 99;
    private static final int AUDIO_SLOTS = 3;

    private VirtualOffer() {}

    static String of(PeerProfile profile, List<Plan.Layer> layers, List<Codec> codecs) {
        StringBuilder out = new StringBuilder();
        int mid = 0;
        if (profile.publishes()) {
            out.append(section("audio", mid++, "sendonly", codecs));
            out.append(section("video", mid++, "sendonly", codecs));
            layers.forEach(layer -> out.append("a=rid:").append(layer.rid()).append(" send\r\n"));
            out.append("a=simulcast:send ")
                    .append(String.join(
                            ";", layers.stream().map(Plan.Layer::rid).toList()))
                    .append("\r\n");
            out.append(section("video", mid++, "sendonly", codecs));
        }
        for (int i = 0; i < AUDIO_SLOTS; i++) {
            out.append(section("audio", mid++, "recvonly", codecs));
        }
        for (int i = 0; i < profile.videoSlots(); i++) {
            out.append(section("video", mid++, "recvonly", codecs));
        }
        StringBuilder bundle = new StringBuilder("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE");
        for (int i = 0; i < mid; i++) {
            bundle.append(' ').append(i);
        }
        return bundle.append("\r\n").append(out).toString();
    }

    private static String section(String kind, int mid, String direction, List<Codec> pictures) {
        String codecs = kind.equals("audio") ? """
                        m=audio 9 UDP/TLS/RTP/SAVPF 111
                        a=rtpmap:111 opus/48000/2
                        a=extmap:5 urn:ietf:params:rtp-hdrext:ssrc-audio-level
                        """ : video(pictures);
        return (codecs + """
                c=IN IP4 0.0.0.0
                a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid
                a=extmap:4 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
                a=extmap:6 http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time
                a=ice-ufrag:peer
                a=ice-pwd:peerpeerpeerpeerpeerpeer
                a=fingerprint:sha-256 %s
                a=setup:actpass
                a=rtcp-mux
                a=mid:%d
                a=%s
                """.formatted("AB:".repeat(31) + "AB", mid, direction)).replace("\n", "\r\n");
    }

    private static String video(List<Codec> pictures) {
        StringBuilder types = new StringBuilder("m=video 9 UDP/TLS/RTP/SAVPF");
        StringBuilder maps = new StringBuilder();
        for (Codec codec : pictures) {
            int type = codec == Codec.VP8 ? VP8 : H264;
            types.append(' ').append(type).append(' ').append(type + 1);
            maps.append("a=rtpmap:%d %s/90000\n".formatted(type, codec));
            if (codec == Codec.H264) {
                maps.append("a=fmtp:%d profile-level-id=42e01f;packetization-mode=1\n".formatted(type));
            }
            for (String feedback : List.of("nack", "nack pli", "transport-cc")) {
                maps.append("a=rtcp-fb:%d %s\n".formatted(type, feedback));
            }
            maps.append("a=rtpmap:%d rtx/90000\na=fmtp:%d apt=%d\n".formatted(type + 1, type + 1, type));
        }
        return types.append('\n').append(maps) + """
                a=extmap:2 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
                a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id
                """;
    }
}
