package vn.giaoban.media.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.media.Mutations;
import vn.giaoban.media.rtp.RtcpCodec;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpHeaderWriter;

@EnumSource(SrtpProfile.class)
@ParameterizedTest
@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
@interface ForEachProfile {}

class SrtpContextTest {
    @ForEachProfile
    void packetsPassOverTheRollOverInBothDirections(SrtpProfile profile) {
        SrtpKeys client = keys(profile, true);
        SrtpKeys server = keys(profile, false);
        for (SrtpKeys[] way : new SrtpKeys[][] {{client, server}, {server, client}}) {
            SrtpContext out = way[0].outbound();
            SrtpContext in = way[1].inbound();
            for (int sequence = 65_530; sequence < 65_550; sequence++) {
                byte[] packet = packet(sequence & 0xffff);
                byte[] sealed = sealed(out, packet);
                assertThat(in.unprotectRtp(sealed, 0, sealed.length)).isEqualTo(packet.length);
                assertThat(Arrays.copyOf(sealed, packet.length)).isEqualTo(packet);
            }
        }
    }

    @ForEachProfile
    void aReplayedPacketIsRefusedAndALateOneIsNot(SrtpProfile profile) {
        SrtpContext out = keys(profile, true).outbound();
        SrtpContext in = keys(profile, false).inbound();
        byte[] first = sealed(out, packet(1));
        byte[] late = sealed(out, packet(2));
        byte[] third = sealed(out, packet(3));
        assertThat(in.unprotectRtp(first.clone(), 0, first.length)).isPositive();
        assertThat(in.unprotectRtp(third.clone(), 0, third.length)).isPositive();
        assertThat(in.unprotectRtp(late.clone(), 0, late.length)).isPositive();
        assertThat(in.unprotectRtp(first.clone(), 0, first.length)).isEqualTo(-1);
        assertThat(in.unprotectRtp(late.clone(), 0, late.length)).isEqualTo(-1);
    }

    @ForEachProfile
    void aPacketSentAgainIsTheSamePacket(SrtpProfile profile) {
        SrtpContext out = keys(profile, true).outbound();
        byte[] first = sealed(out, packet(7));
        sealed(out, packet(8));
        assertThat(sealed(out, packet(7))).isEqualTo(first);
        assertThat(sealed(out, packet(7))).isEqualTo(first);
    }

    @ForEachProfile
    void whoKnowsAPacketsIndexSealsItAsOneWhoCounts(SrtpProfile profile) {
        SrtpContext counting = keys(profile, true).outbound();
        SrtpContext knowing = keys(profile, true).outbound();
        for (long index = 0xfff0; index < 0x1_0010; index++) {
            byte[] packet = packet((int) index & 0xffff);
            byte[] b = Arrays.copyOf(packet, packet.length + SrtpContext.MAX_OVERHEAD);
            byte[] known = Arrays.copyOf(b, knowing.protectRtp(b, 0, packet.length, index));
            assertThat(known).isEqualTo(sealed(counting, packet));
        }
    }

    @ForEachProfile
    void rtcpIsOpenedOnceAndNotWhenItWasChanged(SrtpProfile profile) {
        SrtpContext out = keys(profile, true).outbound();
        SrtpContext in = keys(profile, false).inbound();
        byte[] plain = RtcpCodec.write(List.of(new RtcpPacket.PictureLoss(1, 2)));
        byte[] b = Arrays.copyOf(plain, plain.length + SrtpContext.MAX_OVERHEAD);
        int length = out.protectRtcp(b, 0, plain.length);
        byte[] changed = b.clone();
        changed[9] ^= 1;
        assertThat(in.unprotectRtcp(changed, 0, length)).isEqualTo(-1);
        assertThat(in.unprotectRtcp(b.clone(), 0, length)).isEqualTo(plain.length);
        assertThat(in.unprotectRtcp(b.clone(), 0, length)).isEqualTo(-1);
    }

    @ForEachProfile
    void anyBytesNeverThrow(SrtpProfile profile) {
        SrtpContext in = keys(profile, false).inbound();
        byte[] sample = sealed(keys(profile, true).outbound(), packet(1));
        Mutations.of(List.of(sample), bytes -> {
            in.unprotectRtp(bytes.clone(), 0, bytes.length);
            in.unprotectRtcp(bytes, 0, bytes.length);
        });
    }

    private static SrtpKeys keys(SrtpProfile profile, boolean client) {
        byte[] material = new byte[profile.materialLength()];
        new Random(1).nextBytes(material);
        return new SrtpKeys(profile, material, client);
    }

    private static byte[] sealed(SrtpContext out, byte[] packet) {
        byte[] b = Arrays.copyOf(packet, packet.length + SrtpContext.MAX_OVERHEAD);
        return Arrays.copyOf(b, out.protectRtp(b, 0, packet.length));
    }

    private static byte[] packet(int sequence) {
        byte[] b = new byte[100];
        int header = new RtpHeaderWriter(b, 0)
                .fixed(true, 96, sequence, 3000L * sequence, 0xcafebabe)
                .csrc(5)
                .extension(1, "mid")
                .end();
        Arrays.fill(b, header, b.length, (byte) sequence);
        return b;
    }
}
