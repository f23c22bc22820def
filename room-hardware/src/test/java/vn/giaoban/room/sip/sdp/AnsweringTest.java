package vn.giaoban.room.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.media.secure.Fingerprint;

class AnsweringTest {
    private static final Local LOCAL =
            new Local(InetAddress.ofLiteral("127.0.0.1"), 20_000, 20_002, 1, 1, new byte[Local.MATERIAL]);

    private static String head(String more) {
        return "v=0\r\no=room 1 1 IN IP4 10.0.0.5\r\ns=-\r\nc=IN IP4 10.0.0.5\r\nt=0 0\r\n" + more;
    }

    private static Agreement answer(String media) {
        return Answering.answer(Sdp.parse(head(media)), LOCAL);
    }

    @Test
    void theBestCodecOfOursIsTakenWhateverTheOrderOfTheOffer() {
        Agreement agreed = answer("m=audio 4000 RTP/AVP 0 8 9 101\r\na=rtpmap:101 telephone-event/8000\r\n");
        assertThat(agreed.audio().voice()).isEqualTo(Leg.Voice.G722);
        assertThat(agreed.audio().remote()).isEqualTo(new InetSocketAddress("10.0.0.5", 4000));
        assertThat(agreed.audio().dtmfTypes()).containsExactly(101);
        assertThat(agreed.sdp()).contains("m=audio 20000 RTP/AVP 9 101\r\n", "a=rtpmap:9 G722/8000\r\n");
    }

    private static final String ROOM_WITH_CONTENT = """
            m=audio 4000 RTP/AVP 0
            m=video 4002 RTP/AVP 97
            a=rtpmap:97 H264/90000
            m=video 4004 RTP/AVP 97
            a=rtpmap:97 H264/90000
            a=content:slides
            m=application 5070 UDP/BFCP *
            a=floorctrl:c-s
            a=setup:actpass
            m=application 4006 RTP/AVP 107
            a=rtpmap:107 H224/4800
            a=sendonly
            """.replace("\n", "\r\n");

    @Test
    void aSecondPictureItsFloorAndControlOfCamerasAreAnsweredWhereTheyAreTaken() {
        Local all = new Local(
                LOCAL.address(), 20_000, 20_002, 1, 1, LOCAL.material(), new Local.Side(20_004, 20_006, 20_008));
        Agreement agreed = Answering.answer(Sdp.parse(head(ROOM_WITH_CONTENT)), all);
        assertThat(agreed.sdp())
                .contains("m=video 20006 RTP/AVP 97\r\n", "a=content:slides\r\na=label:12\r\n")
                .contains("m=application 20008 UDP/BFCP *\r\na=floorctrl:s-only\r\na=confid:1\r\na=userid:1\r\n"
                        + "a=floorid:1 mstrm:12\r\na=setup:passive\r\na=connection:new\r\n")
                .contains("m=application 20004 RTP/AVP 107\r\na=rtpmap:107 H224/4800\r\n")
                .endsWith("a=recvonly\r\n");
        Agreement.Content content = Objects.requireNonNull(agreed.content());
        assertThat(content.video().remote()).isEqualTo(new InetSocketAddress("10.0.0.5", 4004));
        assertThat(Objects.requireNonNull(content.floor()).remote()).isEqualTo(new InetSocketAddress("10.0.0.5", 5070));
        assertThat(Objects.requireNonNull(agreed.far()).sends()).isFalse();
        Agreement none = answer(ROOM_WITH_CONTENT);
        assertThat(none.sdp())
                .contains(
                        "m=video 0 RTP/AVP 97\r\n",
                        "m=application 0 UDP/BFCP *\r\n",
                        "m=application 0 RTP/AVP 107\r\n");
        assertThat(none.content()).isNull();
        assertThat(none.far()).isNull();
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
    void ofTwoLinesForOneSoundTheOneWithKeysIsTaken() {
        String key = "a".repeat(40);
        Agreement agreed = answer("m=audio 4000 RTP/AVP 8\r\nm=audio 4004 RTP/SAVP 8\r\na=crypto:1 " + Sdes.SUITE
                + " inline:" + key + "|2^31\r\n");
        assertThat(agreed.sdp()).contains("m=audio 0 RTP/AVP 8\r\n", "m=audio 20000 RTP/SAVP 8\r\n", "a=crypto:1 ");
        assertThat(agreed.audio().keys()).isNotNull();
    }

    @Test
    void keysInAPlainLineAreAnsweredWithKeys() {
        Agreement agreed =
                answer("m=audio 4000 RTP/AVP 8\r\na=crypto:3 " + Sdes.SUITE + " inline:" + "b".repeat(40) + "\r\n");
        assertThat(agreed.sdp()).contains("m=audio 20000 RTP/AVP 8\r\n", "a=crypto:3 ");
    }

    @Test
    void aKeyWithShortTagsIsTakenWhereARoomOffersNoOther() throws BadSdp {
        String key = " inline:" + "b".repeat(40) + "\r\n";
        String brief = "a=crypto:1 AES_CM_128_HMAC_SHA1_32" + key;
        Agreement only = answer("m=audio 4000 RTP/SAVP 8\r\n" + brief);
        assertThat(only.sdp()).contains("a=crypto:1 AES_CM_128_HMAC_SHA1_32 inline:");
        Agreement both = answer("m=audio 4000 RTP/SAVP 8\r\n" + brief + "a=crypto:2 " + Sdes.SUITE + key);
        assertThat(both.sdp()).contains("a=crypto:2 " + Sdes.SUITE + " inline:").doesNotContain("_32");
    }

    @Test
    void controlOfCamerasIsSealedWithAKeyOfItsOwn() {
        String crypto = "a=crypto:1 " + Sdes.SUITE + " inline:" + "c".repeat(40) + "\r\n";
        String far = "m=application 4010 RTP/SAVP 107\r\na=rtpmap:107 H224/4800\r\n";
        Local sides =
                new Local(LOCAL.address(), 20_000, 0, 1, 1, new byte[Local.MATERIAL], new Local.Side(20_006, 0, 0));
        Agreement agreed =
                Answering.answer(Sdp.parse(head("m=audio 4000 RTP/SAVP 8\r\n" + crypto + far + crypto)), sides);
        assertThat(agreed.sdp())
                .contains("m=application 20006 RTP/SAVP 107\r\n")
                .containsPattern("H224/4800\r\na=crypto:1 ");
        assertThat(Objects.requireNonNull(agreed.far()).keys()).isNotNull();
        Agreement without = Answering.answer(Sdp.parse(head("m=audio 4000 RTP/SAVP 8\r\n" + crypto + far)), sides);
        assertThat(without.sdp()).contains("m=application 0 RTP/SAVP 107");
    }

    private static Agreement withFloor(String line) {
        Local.Side side = new Local.Side(0, 20_004, 20_006, Fingerprint.of(new byte[] {1}));
        Local local = new Local(LOCAL.address(), 20_000, 0, 1, 1, new byte[Local.MATERIAL], side);
        return Answering.answer(
                Sdp.parse(head("m=audio 4000 RTP/AVP 8\r\nm=video 4002 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\n"
                        + "a=content:slides\r\n" + line)),
                local);
    }

    @Test
    void aFloorIsServedByWhicheverWayTheRoomConnects() {
        assertThat(withFloor(
                                "m=application 9 TCP/BFCP *\r\na=setup:actpass\r\na=connection:new\r\na=floorctrl:c-only\r\n")
                        .sdp())
                .contains(
                        "m=application 20006 TCP/BFCP *\r\na=floorctrl:s-only", "a=setup:passive\r\na=connection:new");
        String theirs = "a=fingerprint:" + Fingerprint.of(new byte[] {2}) + "\r\n";
        Agreement sealed = withFloor("m=application 9 TCP/TLS/BFCP *\r\na=setup:active\r\n" + theirs);
        assertThat(sealed.sdp())
                .contains(
                        "m=application 20006 TCP/TLS/BFCP *",
                        "a=setup:passive",
                        "a=fingerprint:" + Fingerprint.of(new byte[] {1}));
        Agreement.Floor floor =
                Objects.requireNonNull(Objects.requireNonNull(sealed.content()).floor());
        assertThat(floor.fingerprint()).isEqualTo(Fingerprint.of(new byte[] {2}));
        Agreement waits = withFloor("m=application 4010 TCP/BFCP *\r\na=setup:passive\r\n");
        assertThat(waits.sdp()).contains("m=application 9 TCP/BFCP *", "a=setup:active");
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(waits.content()).floor())
                        .connects())
                .isTrue();
    }

    @Test
    void aFloorWithoutACertificateOrThatTheRoomServesOrThatWaitsNowhereIsRefused() {
        assertThat(withFloor("m=application 9 TCP/TLS/BFCP *\r\na=setup:active\r\n")
                        .sdp())
                .contains("m=application 0 TCP/TLS/BFCP *");
        assertThat(withFloor("m=application 4010 TCP/BFCP *\r\na=floorctrl:s-only\r\n")
                        .sdp())
                .contains("m=application 0 TCP/BFCP *");
        assertThat(withFloor("m=application 9 TCP/BFCP *\r\na=setup:passive\r\n")
                        .sdp())
                .contains("m=application 0 TCP/BFCP *");
        assertThat(withFloor("m=application 4010 UDP/TLS/BFCP *\r\n").sdp()).contains("m=application 0 UDP/TLS/BFCP *");
    }

    @Test
    void whatIsOfferedAnewAsItStandsKeepsItsContentAndItsFloor() {
        Agreement first = withFloor("m=application 4010 UDP/BFCP *\r\na=floorctrl:c-only\r\n");
        Local.Side side = new Local.Side(0, 20_004, 20_006);
        Local local = new Local(LOCAL.address(), 20_000, 0, 1, 2, new byte[Local.MATERIAL], side);
        Sdp answer = Sdp.parse(head("m=audio 4000 RTP/AVP 8\r\nm=video 4002 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\n"
                + "m=application 4010 UDP/BFCP *\r\na=floorctrl:c-only\r\n"));
        Agreement.Content content = Objects.requireNonNull(
                Offering.answered(first.sdp(), answer, local).content());
        assertThat(content.video().payloadType()).isEqualTo(97);
        assertThat(content.floor()).isNotNull();
    }

    @Test
    void aLineThatDemandsKeysWithoutAUsableOneIsRefused() {
        assertThatThrownBy(() -> answer("m=audio 4000 RTP/SAVP 8\r\na=crypto:1 F8_128_HMAC_SHA1_80 inline:abc\r\n"))
                .isInstanceOf(BadSdp.class);
    }

    @Test
    void aRoomThatHoldsTheCallIsNeitherSentToNorAskedToHear() {
        assertThat(answer("m=audio 4000 RTP/AVP 8\r\na=sendonly\r\n").sdp()).contains("a=recvonly");
        assertThat(answer("m=audio 4000 RTP/AVP 8\r\na=inactive\r\n").sdp()).contains("a=inactive");
        Agreement old = Answering.answer(
                Sdp.parse(head("").replace("10.0.0.5", "0.0.0.0") + "m=audio 4000 RTP/AVP 8\r\n"), LOCAL);
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
                Answering.answer(Sdp.parse(text.toString()), LOCAL);
            } catch (BadSdp expected) {
                assertThat(expected.code()).as("seed %d, round %d", seed, i).startsWith("sdp-");
            }
        }
    }
}
