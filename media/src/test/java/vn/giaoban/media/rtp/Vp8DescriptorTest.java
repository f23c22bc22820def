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
    void theTemporalLayerAndWhetherItDependsOnTheBaseLayerAloneAreRead() {
        Vp8Descriptor d = new Vp8Descriptor();
        assertThat(d.read(bytes("90e0 9234 07 60 11"), 0, 7)).isTrue();
        assertThat(d.temporalLayer()).isEqualTo(1);
        assertThat(d.layerSync()).isTrue();
        assertThat(d.read(bytes("90e0 9234 07 80 11"), 0, 7)).isTrue();
        assertThat(d.temporalLayer()).isEqualTo(2);
        assertThat(d.layerSync()).isFalse();
        assertThat(d.read(bytes("9010 a5 11"), 0, 4))
                .as("K alone: no layer is told")
                .isTrue();
        assertThat(d.temporalLayer()).isZero();
        assertThat(d.layerSync()).isFalse();
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
    void anyBytesNeverThrow() {
        Vp8Descriptor d = new Vp8Descriptor();
        Mutations.of(List.of(KEY), b -> d.read(b, 0, b.length));
    }
}
