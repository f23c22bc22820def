package vn.giaoban.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.media.Hex.bytes;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Mutations;

class RtpPacketTest {
    private static byte[] sample() {
        byte[] b = new byte[200];
        int header = new RtpHeaderWriter(b, 0)
                .fixed(true, 96, 0xfffe, 0xfffffff0L, 0x80000001)
                .csrc(7)
                .csrc(9)
                .extension(1, "cam")
                .extension(3, (byte) 0x85)
                .extension(4, (byte) 0x12, (byte) 0x34)
                .extension(6, bytes("e9d3b1a280000000"))
                .end();
        b[header] = 1;
        return java.util.Arrays.copyOf(b, header + 10);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        byte[] b = sample();
        RtpPacket packet = new RtpPacket();
        assertThat(packet.read(b, 0, b.length)).isTrue();
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(96);
        assertThat(packet.sequence()).isEqualTo(0xfffe);
        assertThat(packet.timestamp()).isEqualTo(0xfffffff0L);
        assertThat(packet.ssrc()).isEqualTo(0x80000001);
        assertThat(packet.csrcCount()).isEqualTo(2);
        assertThat(packet.csrc(1)).isEqualTo(9);
        assertThat(packet.textExtension(1)).isEqualTo("cam");
        assertThat(packet.audioLevel(3)).isEqualTo(5);
        assertThat(packet.transportSequence(4)).isEqualTo(0x1234);
        assertThat(packet.captureTime(6)).isEqualTo(0xe9d3b1a280000000L);
        assertThat(packet.captureTime(4)).as("too short to be a time").isZero();
        assertThat(packet.textExtension(5)).isEmpty();
        assertThat(packet.payloadLength()).isEqualTo(10);
    }

    @Test
    void twoByteExtensionsAndPaddingAreUnderstood() {
        byte[] b = bytes("b0600001000000020000000310000002" + "0a0563616d657261" + "aabb" + "00000003");
        b[b.length - 1] = 4;
        RtpPacket packet = new RtpPacket();
        assertThat(packet.read(b, 0, b.length)).isTrue();
        assertThat(packet.textExtension(10)).isEqualTo("camer");
        assertThat(packet.payloadLength()).isEqualTo(2);
    }

    @Test
    void anyBytesNeverThrow() {
        RtpPacket packet = new RtpPacket();
        Vp8Descriptor vp8 = new Vp8Descriptor();
        Mutations.of(List.of(sample()), b -> {
            if (packet.read(b, 0, b.length)) {
                packet.textExtension(1);
                packet.audioLevel(3);
                packet.transportSequence(4);
                packet.captureTime(6);
                vp8.read(b, packet.payloadOffset(), packet.payloadLength());
                H264Payload.startsKeyFrame(b, packet.payloadOffset(), packet.payloadLength());
            }
        });
    }
}
