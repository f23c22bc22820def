package vn.giaoban.room.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.room.sip.sdp.Offers.answer;
import static vn.giaoban.room.sip.sdp.Offers.head;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweringTest {
    @Test
    void theBestCodecOfOursIsTakenWhateverTheOrderOfTheOffer() {
        Agreement agreed = answer("m=audio 4000 RTP/AVP 0 8 9 101\r\na=rtpmap:101 telephone-event/8000\r\n");
        assertThat(agreed.audio().voice()).isEqualTo(Leg.Voice.G722);
        assertThat(agreed.audio().remote()).isEqualTo(new InetSocketAddress("10.0.0.5", 4000));
        assertThat(agreed.audio().dtmfTypes()).containsExactly(101);
        assertThat(agreed.sdp()).contains("m=audio 20000 RTP/AVP 9 101\r\n", "a=rtpmap:9 G722/8000\r\n");
    }

    /** As offered by a Cisco room (o=tandberg): codecs we do not have first, two pictures, a control channel. */
    @Test
    void everyLineOfAnOddOfferIsAnsweredInItsOrder() {
        Agreement agreed = answer("""
                m=audio 16444 RTP/AVP 107 104 105 9 8 0 101
                a=rtpmap:107 MP4A-LATM/90000
                a=rtpmap:104 G7221/16000
                a=rtpmap:105 L16/16000
                a=rtpmap:9 G722/8000
                a=rtpmap:101 telephone-event/8000
                a=sendrecv
                m=video 16446 RTP/AVP 97 126
                b=TIAS:6000000
                a=rtpmap:97 H264/90000
                a=fmtp:97 profile-level-id=42801f;max-mbps=108000;max-fs=3600
                a=rtpmap:126 H264/90000
                a=fmtp:126 profile-level-id=42801f;max-mbps=108000;max-fs=3600;packetization-mode=1
                a=rtcp-fb:* nack pli
                a=rtcp-fb:* ccm fir
                a=label:11
                a=content:main
                m=application 5070 UDP/BFCP *
                a=floorctrl:c-s
                m=video 16448 RTP/AVP 97
                a=rtpmap:97 H264/90000
                a=content:slides
                m=application 16450 RTP/AVP 107
                a=rtpmap:107 H224/4800
                """);
        assertThat(agreed.sdp().lines().filter(line -> line.startsWith("m=")))
                .containsExactly(
                        "m=audio 20000 RTP/AVP 9 101",
                        "m=video 20002 RTP/AVP 126",
                        "m=application 0 UDP/BFCP *",
                        "m=video 0 RTP/AVP 97",
                        "m=application 0 RTP/AVP 107");
        Leg.Video video = Objects.requireNonNull(agreed.video());
        assertThat(video.fragments()).isTrue();
        assertThat(video.pictureLoss()).isTrue();
        assertThat(video.fullIntra()).isTrue();
        assertThat(video.most()).isEqualTo(6_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "b=AS:768, '', 768000",
        "b=AS:768, b=AS:512, 512000",
        "b=AS:768, b=TIAS:600000, 600000",
        "b=TIAS:99999999999999, b=RS:0, 0"
    })
    void whatARoomsLineTakesIsReadOfTheLineElseOfTheSession(String session, String line, long most) {
        Agreement agreed = answer("""
                %s
                m=audio 4000 RTP/AVP 8
                m=video 4002 RTP/AVP 110
                %s
                a=rtpmap:110 H264/90000
                """.formatted(session, line));
        assertThat(Objects.requireNonNull(agreed.video()).most()).isEqualTo(most);
    }

    /** Polycom: High profile first, Baseline after it. */
    @Test
    void baselineIsChosenByItsProfileNotByItsPlace() {
        Agreement agreed = answer("""
                m=audio 4000 RTP/AVP 0
                m=video 4002 RTP/AVP 111 109 110
                a=rtpmap:111 H264/90000
                a=fmtp:111 profile-level-id=64001f;packetization-mode=1
                a=rtpmap:109 H264/90000
                a=fmtp:109 profile-level-id=42801f
                a=rtpmap:110 H264/90000
                a=fmtp:110 profile-level-id=42801f;packetization-mode=1
                """);
        assertThat(Objects.requireNonNull(agreed.video()).payloadType()).isEqualTo(110);
    }

    @Test
    void feedbackIsAnsweredOnTheLineThatHasItOnly() {
        Agreement agreed = answer("""
                m=audio 4000 RTP/AVP 8
                m=video 4002 RTP/AVPF 97
                a=rtpmap:97 H264/90000
                a=fmtp:97 profile-level-id=42e01f;packetization-mode=1
                a=rtcp-fb:97 nack pli
                """.replace("\n", "\r\n"));
        assertThat(agreed.sdp())
                .contains("m=audio 20000 RTP/AVP 8\r\n", "m=video 20002 RTP/AVPF 97\r\n", "a=rtcp-fb:97 nack pli\r\n")
                .doesNotContain("ccm fir");
        Leg.Video video = Objects.requireNonNull(agreed.video());
        assertThat(video.pictureLoss()).isTrue();
        assertThat(video.fullIntra()).isFalse();
    }

    /** What it really sends is seen in its parameter sets, and coded anew if need be. */
    @Test
    void aRoomThatOffersNothingButHighIsTakenAndToldWhatWeWouldRather() {
        Agreement agreed = answer("""
                m=audio 4000 RTP/AVP 8
                m=video 4002 RTP/AVP 111
                a=rtpmap:111 H264/90000
                a=fmtp:111 profile-level-id=64001f;packetization-mode=1
                """.replace("\n", "\r\n"));
        assertThat(Objects.requireNonNull(agreed.video()).profileLevel()).isEqualTo("64001f");
        assertThat(agreed.sdp()).contains("m=video 20002 RTP/AVP 111\r\n", "a=fmtp:111 profile-level-id=42e01f;");
    }

    @Test
    void aRoomThatHoldsTheCallIsNeitherSentToNorAskedToHear() {
        assertThat(answer("m=audio 4000 RTP/AVP 8\r\na=sendonly\r\n").sdp()).contains("a=recvonly");
        assertThat(answer("m=audio 4000 RTP/AVP 8\r\na=inactive\r\n").sdp()).contains("a=inactive");
        Agreement old = Answering.answer(
                Sdp.parse(head("").replace("10.0.0.5", "0.0.0.0") + "m=audio 4000 RTP/AVP 8\r\n"), Offers.LOCAL);
        assertThat(old.held()).isTrue();
    }

    @Test
    void anOfferWithoutACodecOfOursIsRefusedByName() {
        assertThatThrownBy(() -> answer("m=audio 4000 RTP/AVP 4\r\n"))
                .isInstanceOfSatisfying(
                        BadSdp.class, bad -> assertThat(bad.code()).isEqualTo("sdp-no-common-audio"));
    }

    @Test
    void anyBytesAreReadOrRefusedButNeverBreakTheReader() {
        long seed = 6L;
        Random random = new Random(seed);
        String whole =
                head("m=audio 4000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=crypto:1 " + Sdes.SUITE
                        + " inline:" + "c".repeat(40) + "\r\nm=video 4002 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\n");
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int n = 0; n < 6; n++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(20)));
                    default -> text.insert(at, " :=/\r\n;0".charAt(random.nextInt(8)));
                }
            }
            try {
                Answering.answer(Sdp.parse(text.toString()), Offers.LOCAL);
            } catch (BadSdp expected) {
                assertThat(expected.code()).as("seed %d, round %d", seed, i).startsWith("sdp-");
            }
        }
    }
}
