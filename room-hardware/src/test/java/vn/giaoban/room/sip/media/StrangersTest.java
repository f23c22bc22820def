package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.rtp.RtcpCodec;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpHeaderWriter;
import vn.giaoban.room.sip.sdp.Leg;

/** Rooms behind one address: what one of them reports to the wrong port is not held against another. */
class StrangersTest {
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
    private static final InetSocketAddress FROM = new InetSocketAddress(LOCAL, 30_001);
    private static final int OURS = 4711;
    private static final int ROOM = 1_000;
    private static final int STRANGER = 2_000;

    private static void in(Use use) throws Exception {
        try (DatagramSocket room = new DatagramSocket(0, LOCAL);
                DatagramChannel rtp = RtpLoop.bound(LOCAL, 0);
                DatagramChannel rtcp = RtpLoop.bound(LOCAL, 0)) {
            Line line = new Line(rtp, rtcp, LOCAL, OURS, 8_000);
            var to = new InetSocketAddress(LOCAL, room.getLocalPort());
            line.agreed(new Leg.Audio(Leg.Voice.PCMA, 8, Set.of(), to, false, true, true, 20, null));
            use.of(line);
        }
    }

    private interface Use {
        void of(Line line);
    }

    private static void roomSpeaks(Line line) {
        byte[] b = new byte[172];
        new RtpHeaderWriter(b, 0).fixed(false, 8, 1, 160, ROOM).end();
        line.open(b, b.length, FROM, 0);
    }

    private static void weSpeakForTenSeconds(Line line) {
        for (int i = 0; i < 500; i++) {
            line.send(8, new byte[160], 160L * i, false);
        }
    }

    private static List<RtcpPacket> comes(Line line, RtcpPacket packet) {
        byte[] b = RtcpCodec.write(List.of(packet));
        return line.control(b, b.length, FROM, 0);
    }

    @Test
    void aReportWithoutUsByAnotherRoomDoesNotMakeThisOneDeaf() throws Exception {
        in(line -> {
            roomSpeaks(line);
            weSpeakForTenSeconds(line);
            comes(line, new RtcpPacket.SenderReport(STRANGER, 1, 1, 100, 16_000, List.of()));
            assertThat(line.statistics().hears()).isNull();
            comes(line, new RtcpPacket.SenderReport(ROOM, 1, 1, 100, 16_000, List.of()));
            assertThat(line.statistics().hears()).isFalse();
        });
    }

    @Test
    void whoSpeaksOfUsIsHeardWhateverItsOwnSource() throws Exception {
        in(line -> {
            roomSpeaks(line);
            assertThat(comes(line, new RtcpPacket.PictureLoss(STRANGER, OURS))).hasSize(1);
            assertThat(comes(line, new RtcpPacket.PictureLoss(STRANGER, 99))).isEmpty();
            assertThat(line.statistics().refused()).isEqualTo(1);
        });
    }

    @Test
    void anOldRoomMayAskForAKeyFrameInItsWay() throws Exception {
        in(line -> {
            roomSpeaks(line);
            byte[] fullIntra = {(byte) 0x80, (byte) 192, 0, 1, 0, 0, 3, (byte) 0xe8};
            assertThat(Picture.asksForKeyFrame(line.control(fullIntra, fullIntra.length, FROM, 0)))
                    .isTrue();
        });
    }

    @Test
    void aRoomThatSendsNothingMayReportUnderAnySource() throws Exception {
        in(line -> assertThat(comes(line, new RtcpPacket.ReceiverReport(STRANGER, List.of())))
                .hasSize(1));
    }

    @Test
    void whatIsDroppedIsCounted() throws Exception {
        in(line -> {
            var elsewhere = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 30_001);
            byte[] b = new byte[172];
            new RtpHeaderWriter(b, 0).fixed(false, 8, 1, 160, ROOM).end();
            assertThat(line.open(b, b.length, elsewhere, 0)).as("of elsewhere").isNull();
            assertThat(line.open(b, 8, FROM, 0)).as("half a header").isNull();
            assertThat(line.statistics().refused()).isEqualTo(2);
            assertThat(line.open(b, b.length, FROM, 0)).isNotNull();
            assertThat(line.statistics().refused()).isEqualTo(2);
        });
    }
}
