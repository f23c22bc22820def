package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.secure.SrtpContext;
import vn.giaoban.media.secure.SrtpProfile;
import vn.giaoban.room.sip.sdp.Leg;
import vn.giaoban.room.sip.sdp.Sdes;

class HoldTest {
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");

    private final byte[] material = new byte[30];

    private Leg agreed(DatagramSocket room, boolean sends) {
        new Random(7).nextBytes(material);
        Leg.Keys keys = new Leg.Keys(Sdes.of(1, material), Sdes.of(1, material));
        var to = new InetSocketAddress(LOCAL, room.getLocalPort());
        return new Leg.Audio(Leg.Voice.PCMA, 8, Set.of(), to, false, sends, sends, 20, keys);
    }

    @Test
    void aRoomThatHeldTheCallForThirteenMinutesCanStillOpenWhatIsSealedForIt() throws Exception {
        try (DatagramSocket room = new DatagramSocket(0, LOCAL);
                DatagramChannel rtp = RtpLoop.bound(LOCAL, 0);
                DatagramChannel rtcp = RtpLoop.bound(LOCAL, 0)) {
            room.setSoTimeout(5_000);
            Line line = new Line(rtp, rtcp, LOCAL, 4711, 8_000);
            line.agreed(agreed(room, true));
            SrtpContext theirs = new SrtpContext(
                    SrtpProfile.AES_CM_128_HMAC_SHA1_80,
                    Sdes.of(1, material).key(),
                    Sdes.of(1, material).salt());
            line.send(8, new byte[160], 0, true);
            assertThat(opened(theirs, room)).isPositive();

            line.agreed(agreed(room, false));
            for (int i = 1; i < 40_000; i++) {
                line.send(8, new byte[160], 160L * i, false);
            }
            line.agreed(agreed(room, true));
            line.send(8, new byte[160], 160L * 40_000, true);
            assertThat(opened(theirs, room)).isPositive();
        }
    }

    private static int opened(SrtpContext theirs, DatagramSocket room) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        room.receive(packet);
        return theirs.unprotectRtp(packet.getData(), 0, packet.getLength());
    }
}
