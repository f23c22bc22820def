package vn.giaoban.media.sdp;

import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.giaoban.media.ice.Candidate;
import vn.giaoban.media.sdp.Agreement.AgreedCodec;
import vn.giaoban.media.sdp.Agreement.Part;
import vn.giaoban.media.sdp.Agreement.Role;
import vn.giaoban.media.secure.Fingerprint;

/** Writes the one answer: ICE-lite, DTLS passive, every slot with its SSRCs (RFC 8829 5.3, RFC 5576, RFC 8853). */
public final class AnswerWriter {
    private static final List<String> PUBLISHED = List.of(
            Extensions.MID,
            Extensions.RID,
            Extensions.REPAIRED_RID,
            Extensions.TRANSPORT_CC,
            Extensions.AUDIO_LEVEL,
            Extensions.CAPTURE_TIME);

    /** Direction preference 4 of 7, then the place (RFC 6544 4.2). */
    private static final int PASSIVE_TCP = 4 << 13 | 8191;

    private final StringBuilder out = new StringBuilder(8192);

    private AnswerWriter() {}

    /** SSRCs of a slot; {@code repair} is 0 when there is no RTX. */
    public record Ssrcs(int media, int repair) {}

    /**
     * The transport of the answer.
     *
     * @param version grows with every answer of one connection
     * @param candidates host candidates, the preferred first
     */
    public record Transport(
            long session,
            int version,
            String ufrag,
            String password,
            Fingerprint fingerprint,
            List<Candidate> candidates) {}

    /** @param slots by the index of the part in the agreement */
    public static String write(Agreement agreement, Transport transport, Map<Integer, Ssrcs> slots) {
        AnswerWriter writer = new AnswerWriter();
        writer.session(agreement, transport);
        boolean first = true;
        for (int i = 0; i < agreement.parts().size(); i++) {
            Part part = agreement.parts().get(i);
            writer.section(part, transport, slots.get(i));
            if (first && part.role() != Role.REFUSED) {
                writer.candidates(transport.candidates());
                first = false;
            }
        }
        return writer.out.toString();
    }

    private void session(Agreement agreement, Transport transport) {
        line("v=0");
        line("o=- " + transport.session() + " " + transport.version() + " IN IP4 127.0.0.1");
        line("s=-");
        line("t=0 0");
        line("a=ice-lite");
        line("a=group:BUNDLE "
                + agreement.parts().stream()
                        .filter(part -> part.role() != Role.REFUSED)
                        .map(part -> part.offered().mid())
                        .collect(Collectors.joining(" ")));
        line("a=msid-semantic: WMS *");
    }

    private void section(Part part, Transport transport, @org.jspecify.annotations.Nullable Ssrcs ssrcs) {
        Section offered = part.offered();
        if (part.role() == Role.REFUSED) {
            line("m=" + offered.kind() + " 0 UDP/DTLS/SCTP webrtc-datachannel");
            line("c=IN IP4 0.0.0.0");
            line("a=mid:" + offered.mid());
            return;
        }
        List<Integer> types = new ArrayList<>();
        for (AgreedCodec codec : part.codecs()) {
            types.add(codec.payloadType());
            if (codec.repairType() >= 0) {
                types.add(codec.repairType());
            }
        }
        line("m=" + offered.kind() + " 9 UDP/TLS/RTP/SAVPF "
                + types.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        line("c=IN IP4 0.0.0.0");
        line("a=mid:" + offered.mid());
        line(part.role().sends() ? "a=recvonly" : "a=sendonly");
        line("a=ice-ufrag:" + transport.ufrag());
        line("a=ice-pwd:" + transport.password());
        line("a=fingerprint:" + transport.fingerprint());
        line("a=setup:passive");
        line("a=rtcp-mux");
        line("a=rtcp-rsize");
        part.codecs().forEach(this::codec);
        if (part.role().sends()) {
            published(offered);
        } else if (ssrcs != null) {
            slot(part, ssrcs);
        }
    }

    private void codec(AgreedCodec codec) {
        Codec offered = codec.offered();
        int type = codec.payloadType();
        line("a=rtpmap:" + type + " " + offered.name() + "/" + offered.clockRate()
                + (offered.channels() > 1 ? "/" + offered.channels() : ""));
        if (!offered.format().isEmpty()) {
            line("a=fmtp:" + type + " " + offered.format());
        }
        codec.feedback().forEach(feedback -> line("a=rtcp-fb:" + type + " " + feedback));
        if (codec.repairType() >= 0) {
            line("a=rtpmap:" + codec.repairType() + " rtx/" + offered.clockRate());
            line("a=fmtp:" + codec.repairType() + " apt=" + type);
        }
    }

    private void published(Section offered) {
        extensions(offered, PUBLISHED);
        if (!offered.rids().isEmpty()) {
            offered.rids().forEach(rid -> line("a=rid:" + rid + " recv"));
            line("a=simulcast:recv " + String.join(";", offered.rids()));
        }
    }

    private void extensions(Section offered, List<String> understood) {
        for (String uri : understood) {
            int id = offered.extension(uri);
            if (id > 0) {
                line("a=extmap:" + id + " " + uri);
            }
        }
    }

    /** The stage's picture and sound are one stream, so that browsers keep lips in step; other slots stand alone. */
    private void slot(Part part, Ssrcs ssrcs) {
        extensions(part.offered(), List.of(Extensions.TRANSPORT_CC));
        String track = (part.role() == Role.AUDIO_SLOT ? "a" : "v") + part.index();
        String msid = (part.index() == 0 ? "stage" : "slot-" + track) + " " + track;
        line("a=msid:" + msid);
        String cname = part.index() == 0 ? "stage" : track;
        if (ssrcs.repair() != 0) {
            line("a=ssrc-group:FID " + unsigned(ssrcs.media()) + " " + unsigned(ssrcs.repair()));
        }
        for (int ssrc : new int[] {ssrcs.media(), ssrcs.repair()}) {
            if (ssrc != 0) {
                line("a=ssrc:" + unsigned(ssrc) + " cname:" + cname);
                line("a=ssrc:" + unsigned(ssrc) + " msid:" + msid);
            }
        }
    }

    /** TCP comes after every other way, relays among them (RFC 6544 4.2 leaves the type preference to us). */
    private void candidates(List<Candidate> candidates) {
        int place = 0;
        for (Candidate candidate : candidates) {
            String ip = candidate.address().getAddress().getHostAddress();
            if (candidate.address().getAddress() instanceof Inet6Address) {
                ip = ip.replaceAll("%.*", "");
            }
            boolean tcp = candidate.tcp();
            long preference = tcp ? PASSIVE_TCP - place : 65_535 - place;
            long priority = (tcp ? 0L : 126L << 24) | preference << 8 | 255;
            line("a=candidate:" + ++place + " 1 " + (tcp ? "tcp " : "udp ") + priority + " " + ip + " "
                    + candidate.address().getPort() + " typ host" + (tcp ? " tcptype passive" : ""));
        }
        line("a=end-of-candidates");
    }

    private static String unsigned(int ssrc) {
        return Integer.toUnsignedString(ssrc);
    }

    private void line(String text) {
        out.append(text).append("\r\n");
    }
}
