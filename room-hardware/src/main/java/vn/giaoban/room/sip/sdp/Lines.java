package vn.giaoban.room.sip.sdp;

import java.util.List;

/** Our m= lines. */
final class Lines {
    /** What we send and take: constrained baseline, up to 720p. */
    private static final String H264 = "profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=";

    /** By which the floor names its picture (RFC 8856, section 6). */
    static final int CONTENT_LABEL = 12;

    private Lines() {}

    static String audio(String protocol, int port, Leg.Audio leg, MediaLine offered) {
        List<Format> formats = offered.codecs();
        StringBuilder types = new StringBuilder().append(leg.payloadType());
        StringBuilder maps = new StringBuilder(map(leg.voice(), leg.payloadType()));
        for (Format format : formats) {
            if (leg.dtmfTypes().contains(format.payloadType())) {
                types.append(' ').append(format.payloadType());
                maps.append(event(format.payloadType(), format.clock()));
            }
        }
        return "m=audio " + port + " " + protocol + " " + types + "\r\n" + maps + "a=ptime:" + leg.packetMillis()
                + "\r\n" + end(leg, port, leg.sends(), leg.receives());
    }

    static String video(String protocol, int port, Leg.Video leg, MediaLine offered) {
        int type = leg.payloadType();
        String map =
                "a=rtpmap:" + type + " H264/90000\r\na=fmtp:" + type + " " + H264 + (leg.fragments() ? 1 : 0) + "\r\n";
        String feedback = (leg.pictureLoss() ? "a=rtcp-fb:" + type + " nack pli\r\n" : "")
                + (leg.fullIntra() ? "a=rtcp-fb:" + type + " ccm fir\r\n" : "");
        String content = offered.attribute("content") == null
                ? ""
                : Legs.isContent(offered)
                        ? "a=content:slides\r\na=label:" + CONTENT_LABEL + "\r\n"
                        : "a=content:main\r\n";
        return "m=video " + port + " " + protocol + " " + type + "\r\n" + map + feedback + content
                + end(leg, port, leg.sends(), leg.receives());
    }

    static String far(String protocol, int port, Leg.Far leg) {
        return "m=application " + port + " " + protocol + " " + leg.payloadType() + "\r\n" + h224(leg.payloadType())
                + end(leg, port, leg.sends(), leg.receives());
    }

    static String h224(int type) {
        return "a=rtpmap:" + type + " H224/4800\r\n";
    }

    private static String end(Leg leg, int port, boolean sends, boolean receives) {
        Leg.Keys keys = leg.keys();
        return (keys == null ? "" : keys.ours().line())
                + (leg.rtcpMux() ? "a=rtcp-mux\r\n" : "a=rtcp:" + (port + 1) + "\r\n")
                + "a=" + Direction.of(sends, receives) + "\r\n";
    }

    static String map(Leg.Voice voice, int type) {
        String channels = voice.channels == 1 ? "" : "/" + voice.channels;
        String parameters = voice == Leg.Voice.OPUS ? "a=fmtp:" + type + " useinbandfec=1;stereo=0\r\n" : "";
        return "a=rtpmap:" + type + " " + voice.encoding + "/" + voice.clock + channels + "\r\n" + parameters;
    }

    static String event(int type, int clock) {
        return "a=rtpmap:" + type + " telephone-event/" + clock + "\r\na=fmtp:" + type + " 0-15\r\n";
    }

    static String h264(int type, int mode) {
        return "a=rtpmap:" + type + " H264/90000\r\na=fmtp:" + type + " " + H264 + mode + "\r\na=rtcp-fb:" + type
                + " nack pli\r\na=rtcp-fb:" + type + " ccm fir\r\n";
    }
}
