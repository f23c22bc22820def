package vn.giaoban.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.media.Hex.bytes;
import static vn.giaoban.media.rtp.RtcpPacket.TransportFeedback.LOST;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Mutations;

class RtcpCodecTest {
    private static final List<RtcpPacket> ALL = List.of(
            new RtcpPacket.SenderReport(
                    1, 0x83aa7e8012345678L, 0xfffffff1L, 10, 2000, List.of(block(5, -3), block(6, 70_000))),
            new RtcpPacket.ReceiverReport(2, List.of(block(7, 0))),
            new RtcpPacket.SourceDescription(3, "giaoban"),
            new RtcpPacket.Nack(4, 5, List.of(65_530, 65_534, 3, 100)),
            new RtcpPacket.PictureLoss(6, 7),
            new RtcpPacket.FullIntraRequest(8, 9, 200),
            new RtcpPacket.EstimatedBitrate(10, 1_500_160, List.of(11, 12)),
            new RtcpPacket.TransportFeedback(13, 14, 65_500, 0x123456, 250, List.of(0, 255, 256, -1, LOST, LOST, 4)),
            new RtcpPacket.Bye(List.of(15, 16)));

    private static RtcpPacket.ReportBlock block(int ssrc, int lost) {
        return new RtcpPacket.ReportBlock(ssrc, 200, lost, 0x1ffffL, 77, 0xabcdef01L, 65_536);
    }

    @Test
    void aCompoundOfEverythingIsReadAsItWasWritten() {
        byte[] b = RtcpCodec.write(ALL);
        assertThat(RtcpCodec.read(b, 0, b.length)).isEqualTo(ALL);
    }

    @Test
    void aNackOfTheWireIsRead() {
        byte[] b = bytes("81cd0003 00000001 00000002 000a8001");
        assertThat(RtcpCodec.read(b, 0, b.length)).containsExactly(new RtcpPacket.Nack(1, 2, List.of(10, 11, 26)));
    }

    @Test
    void rembOfTheWireIsRead() {
        byte[] b = bytes("8fce0005 00000001 00000000 52454d42 011b0000 00000009");
        assertThat(RtcpCodec.read(b, 0, b.length))
                .containsExactly(new RtcpPacket.EstimatedBitrate(1, 0x30000L << 6, List.of(9)));
    }

    @Test
    void transportFeedbackOfTheWireIsRead() {
        // One run of two small deltas, then a one-bit vector of 14 with the last lost, then padding.
        byte[] b = bytes(
                "8fcd0009 00000001 00000002 00010010 000003 07 2002 bffe 01020304050607080910111213 14 15 00 000000 00");
        List<RtcpPacket> read = RtcpCodec.read(b, 0, b.length);
        assertThat(read).hasSize(1);
        RtcpPacket.TransportFeedback feedback = (RtcpPacket.TransportFeedback) read.getFirst();
        assertThat(feedback.base()).isEqualTo(1);
        assertThat(feedback.deltas()).hasSize(16).startsWith(1, 2, 3).endsWith(0x15, LOST);
    }

    @Test
    void transportFeedbackOfAnyPatternComesBack() {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Integer> deltas = new ArrayList<>();
            int spread = 1 + random.nextInt(3);
            for (int i = 1 + random.nextInt(200); i > 0; i--) {
                deltas.add(
                        switch (random.nextInt(spread)) {
                            case 0 -> random.nextInt(256);
                            case 1 -> LOST;
                            default -> random.nextInt(65_536) - 32_768;
                        });
            }
            RtcpPacket feedback = new RtcpPacket.TransportFeedback(1, 2, random.nextInt(65_536), round, 1, deltas);
            byte[] b = RtcpCodec.write(List.of(feedback));
            assertThat(RtcpCodec.read(b, 0, b.length)).as("seed %d", seed).containsExactly(feedback);
        }
    }

    @Test
    void anyBytesNeverThrow() {
        List<byte[]> samples = new ArrayList<>();
        ALL.forEach(packet -> samples.add(RtcpCodec.write(List.of(packet))));
        samples.add(RtcpCodec.write(ALL));
        Mutations.of(samples, b -> RtcpCodec.read(b, 0, b.length));
    }
}
