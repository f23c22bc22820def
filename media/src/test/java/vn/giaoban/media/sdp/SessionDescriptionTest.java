package vn.giaoban.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaPlane.BadOffer;
import vn.giaoban.media.Mutations;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.ice.Candidate;
import vn.giaoban.media.sdp.Agreement.Role;
import vn.giaoban.media.secure.Fingerprint;

class SessionDescriptionTest {
    private static final String HEAD = """
            v=0
            o=- 4611731400430051336 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0 1 2 3
            a=extmap-allow-mixed
            a=msid-semantic: WMS
            """;
    private static final String TRANSPORT = """
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:4ZcD
            a=ice-pwd:2/1muCWoOi3uLifh0NuRHlZw
            a=ice-options:trickle
            a=fingerprint:sha-256 7B:8B:F0:65:5F:78:E2:51:3B:AC:6F:F3:3F:46:1B:35:DC:B8:5F:64:1A:24:C2:43:F0:A1:58:D0:A1:2C:19:08
            a=setup:actpass
            a=rtcp-mux
            a=rtcp-rsize
            """;
    private static final String VIDEO_CODECS = """
            a=rtpmap:102 H264/90000
            a=rtcp-fb:102 nack
            a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f
            a=rtpmap:103 rtx/90000
            a=fmtp:103 apt=102
            a=rtpmap:96 VP8/90000
            a=rtcp-fb:96 goog-remb
            a=rtcp-fb:96 transport-cc
            a=rtcp-fb:96 ccm fir
            a=rtcp-fb:96 nack
            a=rtcp-fb:96 nack pli
            a=rtpmap:97 rtx/90000
            a=fmtp:97 apt=96
            """;
    private static final String OFFER = HEAD
            + "m=audio 9 UDP/TLS/RTP/SAVPF 111 63\n"
            + TRANSPORT
            + """
            a=mid:0
            a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
            a=sendonly
            a=rtpmap:111 opus/48000/2
            a=rtcp-fb:111 transport-cc
            a=fmtp:111 minptime=10;useinbandfec=1
            a=rtpmap:63 red/48000/2
            a=ssrc:3735928559 cname:x
            """
            + "m=video 9 UDP/TLS/RTP/SAVPF 102 103 96 97\n"
            + TRANSPORT
            + """
            a=mid:1
            a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
            a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
            a=sendonly
            a=msid:- camera
            """
            + VIDEO_CODECS
            + """
            a=rid:h send
            a=rid:m send
            a=rid:l send
            a=simulcast:send h;m;l
            """
            + "m=audio 9 UDP/TLS/RTP/SAVPF 111\n"
            + TRANSPORT
            + "a=mid:2\na=recvonly\na=rtpmap:111 opus/48000/2\n"
            + "m=video 9 UDP/TLS/RTP/SAVPF 102 103 96 97\n"
            + TRANSPORT
            + "a=mid:3\na=recvonly\n"
            + VIDEO_CODECS;
    private static final PeerProfile SITE = new PeerProfile(true, 1);

    @Test
    void anOfferOfThePlanIsUnderstoodSectionBySection() {
        Agreement agreement = agree(OFFER);
        assertThat(agreement.parts().stream().map(Agreement.Part::role))
                .containsExactly(Role.MICROPHONE, Role.CAMERA, Role.AUDIO_SLOT, Role.VIDEO_SLOT);
        assertThat(agreement.ufrag()).isEqualTo("4ZcD");
        Section camera = agreement.parts().get(1).offered();
        assertThat(camera.rids()).containsExactly("h", "m", "l");
        assertThat(camera.extension(Extensions.RID)).isEqualTo(10);
        assertThat(agreement.parts().get(0).offered().ssrcs()).containsExactly((int) 3735928559L);
        assertThat(agreement.parts().get(1).codecs().stream().map(Agreement.AgreedCodec::codec))
                .containsExactly(FeedPacket.Codec.VP8, FeedPacket.Codec.H264);
        assertThat(agreement.parts().get(1).codecs().getFirst().feedback()).contains("transport-cc", "nack pli");
        assertThat(agreement.parts().get(3).codecs().getFirst().feedback()).contains("transport-cc");
        assertThat(agreement.parts().get(3).codecs().getFirst().repairType()).isEqualTo(97);
    }

    @Test
    void theAnswerMirrorsTheOfferAndIsReadAgain() {
        Agreement agreement = agree(OFFER);
        InetSocketAddress address = new InetSocketAddress("192.0.2.7", 10_000);
        Fingerprint fingerprint = Fingerprint.of(new byte[] {1});
        String text = AnswerWriter.write(
                agreement,
                new AnswerWriter.Transport(7, 1, "server", "password", fingerprint, List.of(Candidate.udp(address))),
                Map.of(2, new AnswerWriter.Ssrcs(-5, 0), 3, new AnswerWriter.Ssrcs(6, 8)));
        SessionDescription answer = SessionDescription.parse(text);
        assertThat(answer.iceLite()).isTrue();
        assertThat(answer.bundle()).containsExactly("0", "1", "2", "3");
        assertThat(answer.sections().stream().map(Section::mid)).containsExactly("0", "1", "2", "3");
        assertThat(answer.sections().stream().map(Section::direction))
                .containsExactly("recvonly", "recvonly", "sendonly", "sendonly");
        Section first = answer.sections().getFirst();
        assertThat(first.candidates()).containsExactly(address);
        assertThat(first.setup()).isEqualTo("passive");
        assertThat(first.fingerprint()).isEqualTo(fingerprint);
        assertThat(answer.sections().get(2).ssrcs()).containsExactly(-5);
        assertThat(answer.sections().get(3).repairs()).containsExactly(Map.entry(6, 8));
        assertThat(answer.sections().get(2).stream())
                .as("stage sound and picture are one stream")
                .isEqualTo(answer.sections().get(3).stream());
        assertThat(text).contains("a=simulcast:recv h;m;l\r\n", "a=rid:h recv\r\n", "a=end-of-candidates\r\n");
    }

    @Test
    void nonsenseIsRefusedWithACodeThatSaysWhatIsWrong() {
        refused("", "sdp-malformed");
        refused("nonsense", "sdp-malformed");
        refused("v=0\r\nnonsense\r\n", "sdp-malformed");
        refused(HEAD, "sdp-no-media");
        refused(OFFER.replace("a=group:BUNDLE 0 1 2 3\n", ""), "sdp-no-bundle");
        refused(OFFER.replace("a=rtcp-mux\n", ""), "sdp-no-rtcp-mux");
        refused(OFFER.replace("a=ice-ufrag:4ZcD\n", ""), "sdp-no-ice");
        refused(OFFER.replaceAll("a=fingerprint:.*\n", ""), "sdp-no-fingerprint");
        refused(OFFER.replace("opus", "speex"), "sdp-no-codec");
        refused(OFFER.replace("a=setup:actpass", "a=setup:passive"), "sdp-setup");
        refused(OFFER.replace("a=sendonly", "a=sendrecv"), "sdp-direction");
        refused(OFFER.replaceFirst("a=recvonly", "a=sendonly"), "sdp-too-many-senders");
        refused("v=0\r\n".repeat(60_000), "sdp-too-long");
        refused("v=0\r\n" + "m=audio 9 x 0\r\n".repeat(65), "sdp-too-many-sections");
        assertThatThrownBy(() -> Negotiator.agree(SessionDescription.parse(OFFER), new PeerProfile(false, 1)))
                .isInstanceOfSatisfying(
                        BadOffer.class, e -> assertThat(e.code()).isEqualTo("sdp-may-not-send"));
    }

    @Test
    void anyBytesAreUnderstoodOrRefused() {
        Mutations.of(List.of(OFFER.getBytes(StandardCharsets.UTF_8)), bytes -> {
            try {
                agree(new String(bytes, StandardCharsets.UTF_8));
            } catch (BadOffer e) {
                assertThat(e.code()).startsWith("sdp-");
            }
        });
    }

    private static Agreement agree(String offer) {
        return Negotiator.agree(SessionDescription.parse(offer), SITE);
    }

    private static void refused(String offer, String code) {
        assertThatThrownBy(() -> agree(offer))
                .isInstanceOfSatisfying(
                        BadOffer.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
