package vn.giaoban.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.media.Hex.bytes;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Mutations;

class Vp8DescriptorTest {
    /** X, S; I L T; picture id 0x1234 in 15 bits; tl0 7; tid 2; then a key frame of 640 x 360. */
    private static final byte[] KEY = bytes("90e0923407 80 10 02 00 9d012a 8002 6801 0000");

    @Test
    void aKeyFrameWithAllFieldsIsRead() {
        Vp8Descriptor d = new Vp8Descriptor();
        assertThat(d.read(KEY, 0, KEY.length)).isTrue();
        assertThat(d.frameStart()).isTrue();
        assertThat(d.keyFrame()).isTrue();
        assertThat(d.pictureIdBits()).isEqualTo(15);
        assertThat(d.pictureId()).isEqualTo(0x1234);
        assertThat(d.tl0PictureIndex()).isEqualTo(7);
        assertThat(d.temporalLayer()).isEqualTo(2);
        assertThat(d.length()).isEqualTo(6);
        assertThat(d.width()).isEqualTo(640);
        assertThat(d.height()).isEqualTo(360);
    }

    @Test
    void aShortPictureIdAndALaterPacketAreRead() {
        byte[] b = bytes("808055 ff");
        Vp8Descriptor d = new Vp8Descriptor();
        assertThat(d.read(b, 0, b.length)).isTrue();
        assertThat(d.pictureIdBits()).isEqualTo(7);
        assertThat(d.pictureId()).isEqualTo(0x55);
        assertThat(d.frameStart()).isFalse();
        assertThat(d.keyFrame()).isFalse();
        assertThat(d.tl0At()).isEqualTo(-1);
    }

    @Test
    void keyFramesOfH264AreSeenInSingleAggregatedAndFragmentedUnits() {
        assertThat(H264Payload.startsKeyFrame(bytes("6588"), 0, 2)).isTrue();
        assertThat(H264Payload.startsKeyFrame(bytes("780002 6742 0002 68ce"), 0, 9))
                .isTrue();
        assertThat(H264Payload.startsKeyFrame(bytes("7c85"), 0, 2)).isTrue();
        assertThat(H264Payload.startsKeyFrame(bytes("7c05"), 0, 2)).isFalse();
        assertThat(H264Payload.startsKeyFrame(bytes("419a"), 0, 2)).isFalse();
    }

    @Test
    void anyBytesNeverThrow() {
        Vp8Descriptor d = new Vp8Descriptor();
        Mutations.of(List.of(KEY), b -> d.read(b, 0, b.length));
    }

    @Test
    void anyBytesOfH264NeverThrow() {
        List<byte[]> samples = List.of(bytes("6588"), bytes("780002 6742 0002 68ce"), bytes("7c85 00112233"));
        Mutations.of(samples, b -> H264Payload.startsKeyFrame(b, 0, b.length));
    }
}
