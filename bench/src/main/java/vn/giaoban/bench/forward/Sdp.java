package vn.giaoban.bench.forward;

import java.net.InetSocketAddress;
import java.util.List;
import vn.giaoban.media.secure.Fingerprint;

/** The descriptions that the generator's peers make: constant payload types, one microphone and one picture. */
final class Sdp {
    static final int OPUS = 111;
    static final int VP8 = 96;
    static final int REPAIR = 97;
    static final int MID = 1;
    static final int RID = 2;
    static final int TRANSPORT = 5;
    static final int AUDIO_SSRC = 0x0a0a0a0a;
    static final int VIDEO_SSRC = 0x0b0b0b0b;

    private Sdp() {}

    /** Who offers, and at which address it will be. */
    record Self(String ufrag, String password, Fingerprint fingerprint, InetSocketAddress address) {}

    static String publisher(Self self) {
        return head(List.of("0", "1"))
                + section(self, "audio", OPUS, "sendonly", "active", "0")
                + opus(OPUS)
                + "a=msid:bench voice\r\na=ssrc:" + Integer.toUnsignedString(AUDIO_SSRC) + " cname:bench\r\n"
                + section(self, "video", VP8, "sendonly", "active", "1")
                + vp8(VP8)
                + "a=msid:bench picture\r\na=ssrc:" + Integer.toUnsignedString(VIDEO_SSRC) + " cname:bench\r\n";
    }

    /** A microphone, and a camera of three layers. */
    static String simulcast(Self self, int voiceSsrc) {
        return head(List.of("0", "1"))
                + section(self, "audio", OPUS, "sendonly", "active", "0")
                + opus(OPUS)
                + "a=msid:bench voice\r\na=ssrc:" + Integer.toUnsignedString(voiceSsrc) + " cname:bench\r\n"
                + section(self, "video", VP8, "sendonly", "active", "1")
                + vp8(VP8)
                + "a=msid:bench picture\r\na=extmap:" + RID + " urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n"
                + "a=rid:h send\r\na=rid:m send\r\na=rid:l send\r\na=simulcast:send h;m;l\r\n";
    }

    /** The SSRC of the first place for a picture in an answer. */
    static int firstVideo(String answer) {
        return Integer.parseUnsignedInt(answer.replaceAll("(?s).*?m=video.*?a=ssrc:(\\d+) .*", "$1"));
    }

    /** One place for the picture and so many for voices. */
    static String receiver(Self self, int audioSlots) {
        return receiver(self, audioSlots, 1);
    }

    /** So many places for voices and pictures. */
    static String receiver(Self self, int audioSlots, int videoSlots) {
        StringBuilder sdp = new StringBuilder();
        List<String> mids = new java.util.ArrayList<>();
        for (int i = 0; i < audioSlots + videoSlots; i++) {
            mids.add(Integer.toString(i));
        }
        sdp.append(head(mids));
        for (int i = 0; i < audioSlots; i++) {
            sdp.append(section(self, "audio", OPUS, "recvonly", "actpass", mids.get(i)))
                    .append(opus(OPUS));
        }
        for (int i = 0; i < videoSlots; i++) {
            sdp.append(section(self, "video", VP8 + " " + REPAIR, "recvonly", "actpass", mids.get(audioSlots + i)))
                    .append(vp8(VP8))
                    .append("a=rtpmap:" + REPAIR + " rtx/90000\r\na=fmtp:" + REPAIR + " apt=" + VP8 + "\r\n");
        }
        return sdp.toString();
    }

    /** Takes what another server offers, section by section. */
    static String answer(Self self, String offer) {
        StringBuilder sections = new StringBuilder();
        List<String> mids = new java.util.ArrayList<>();
        String[] parts = offer.split("(?m)^m=");
        for (int i = 1; i < parts.length; i++) {
            String kind = parts[i].startsWith("audio") ? "audio" : "video";
            int type = Integer.parseInt(parts[i].split("\r?\n", 2)[0].split(" ")[3]);
            String mid = parts[i].replaceAll("(?s).*a=mid:(\\S+).*", "$1");
            mids.add(mid);
            sections.append(section(self, kind, type, "recvonly", "active", mid))
                    .append(kind.equals("audio") ? opus(type) : vp8(type));
        }
        return head(mids) + sections;
    }

    /** The payload type of a codec, as a description maps it. */
    static int type(String sdp, String codec) {
        return Integer.parseInt(sdp.replaceAll("(?s).*a=rtpmap:(\\d+) " + codec + "/.*", "$1"));
    }

    private static String head(List<String> mids) {
        return "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE " + String.join(" ", mids)
                + "\r\na=msid-semantic: WMS *\r\n";
    }

    private static String section(Self self, String kind, Object types, String direction, String setup, String mid) {
        return "m=" + kind + " 9 UDP/TLS/RTP/SAVPF " + types + "\r\nc=IN IP4 0.0.0.0\r\na=mid:" + mid
                + "\r\na=candidate:1 1 udp 2130706431 " + self.address().getHostString() + " "
                + self.address().getPort() + " typ host\r\na=end-of-candidates\r\na=ice-ufrag:" + self.ufrag()
                + "\r\na=ice-pwd:" + self.password() + "\r\na=fingerprint:"
                + self.fingerprint() + "\r\na=setup:" + setup + "\r\na=rtcp-mux\r\na=" + direction + "\r\na=extmap:"
                + MID + " urn:ietf:params:rtp-hdrext:sdes:mid\r\na=extmap:" + TRANSPORT
                + " http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\r\n";
    }

    private static String opus(int type) {
        return "a=rtpmap:" + type + " opus/48000/2\r\na=fmtp:" + type + " minptime=10;useinbandfec=1\r\n";
    }

    private static String vp8(int type) {
        return "a=rtpmap:" + type + " VP8/90000\r\na=rtcp-fb:" + type + " nack\r\na=rtcp-fb:" + type
                + " nack pli\r\na=rtcp-fb:" + type + " goog-remb\r\na=rtcp-fb:" + type + " transport-cc\r\n";
    }
}
