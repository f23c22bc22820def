package vn.giaoban.room.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.room.sip.sdp.Offers.answer;
import static vn.giaoban.room.sip.sdp.Offers.head;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.secure.Fingerprint;

/** A second picture, the floor that guards it (RFC 8856) and the control of cameras. */
class ContentAndFloorTest {
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
        Agreement agreed = answer(ROOM_WITH_CONTENT, new Local.Side(20_004, 20_006, 20_008));
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

    private static Agreement withFloor(String line) {
        Local.Side side = new Local.Side(0, 20_004, 20_006, Fingerprint.of(new byte[] {1}));
        String media = "m=audio 4000 RTP/AVP 8\r\nm=video 4002 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\n"
                + "a=content:slides\r\n" + line;
        return answer(media, side);
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
        Local local = new Local(Offers.LOCAL.address(), 20_000, 0, 1, 2, Offers.LOCAL.material(), side);
        Sdp answer = Sdp.parse(head("m=audio 4000 RTP/AVP 8\r\nm=video 4002 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\n"
                + "m=application 4010 UDP/BFCP *\r\na=floorctrl:c-only\r\n"));
        Agreement.Content content = Objects.requireNonNull(
                Offering.answered(first.sdp(), answer, local).content());
        assertThat(content.video().payloadType()).isEqualTo(97);
        assertThat(content.floor()).isNotNull();
    }
}
