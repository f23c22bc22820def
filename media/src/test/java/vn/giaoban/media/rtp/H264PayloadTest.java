package vn.giaoban.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.media.Hex.bytes;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.media.Mutations;

/** RFC 6184: single units (5.6), STAP-A (5.7.1), FU-A (5.8). */
class H264PayloadTest {
    /** A sequence and a picture parameter set in one. */
    private static final String SETS = "78 0004 6742c01f 0003 68ce3c";

    @ParameterizedTest
    @CsvSource({
        "an IDR slice,                        6588 84, true, true",
        "the second slice of an IDR picture,  6520 84, false, false",
        "the first fragment of an IDR slice,  7c85 88, true, true",
        "that of its second slice,            7c85 20, false, false",
        "a later fragment,                    7c05 88, false, false",
        "the last fragment,                   7c45 88, false, false",
        "a slice,                             419a 10, false, true",
        "the second slice of a picture,       4126 10, false, false",
        "parameter sets together,             78 0004 6742c01f 0003 68ce3c, false, true",
        "an IDR slice with its sets,          78 0003 6742c0 0002 68ce 0003 658884, true, true",
        "a sequence parameter set,            6742 c01f, false, true",
        "a picture parameter set,             68ce 3c, false, true",
        "a delimiter,                         0910, false, true",
        "what was said of a frame,            0605 01, false, true",
        "a fragment with nothing in it,       7c85, false, false",
        "half a header,                       65, false, false",
        "STAP-A with a unit that is cut off,  78 0004 67, false, false",
    })
    void pictureAndKeyFrameAreSeenWhereTheyBegin(String what, String payload, boolean key, boolean picture) {
        byte[] b = bytes(payload);
        assertThat(H264Payload.startsKeyFrame(b, 0, b.length)).as(what).isEqualTo(key);
        assertThat(H264Payload.startsPicture(b, 0, b.length)).as(what).isEqualTo(picture);
    }

    @Test
    void parameterSetsAreFoundAloneAndTogether() {
        assertThat(sets(SETS)).containsExactly("6742c01f", "68ce3c");
        assertThat(sets("6742c01f")).containsExactly("6742c01f");
        assertThat(sets("68ce3c")).containsExactly("68ce3c");
        assertThat(sets("658884")).isEmpty();
        assertThat(sets("78 0004 6742c01f 0009 68ce3c"))
                .as("the second is cut off")
                .containsExactly("6742c01f");
    }

    @Test
    void anyBytesNeverThrow() {
        List<byte[]> samples = List.of(bytes("658884"), bytes(SETS), bytes("7c85 88112233"));
        Mutations.of(samples, b -> {
            H264Payload.startsKeyFrame(b, 0, b.length);
            H264Payload.startsPicture(b, 0, b.length);
            H264Payload.hasParameters(b, 0, b.length);
            H264Payload.parameters(
                    b, 0, b.length, (offset, size) -> assertThat(offset + size).isLessThanOrEqualTo(b.length));
        });
    }

    private static List<String> sets(String payload) {
        byte[] b = bytes(payload);
        List<String> sets = new ArrayList<>();
        H264Payload.parameters(
                b, 0, b.length, (offset, size) -> sets.add(HexFormat.of().formatHex(b, offset, offset + size)));
        assertThat(H264Payload.hasParameters(b, 0, b.length)).isEqualTo(!sets.isEmpty());
        return sets;
    }
}
