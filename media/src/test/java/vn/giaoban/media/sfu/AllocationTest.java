package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Plan;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

class AllocationTest {
    private static final int ALL = Renumbering.ALL_LAYERS;
    private static final List<Plan.Layer> LAYERS = List.of(
            new Plan.Layer("h", 1, 1_200_000), new Plan.Layer("m", 2, 400_000), new Plan.Layer("l", 4, 120_000));

    @ParameterizedTest
    @CsvSource({
        "1350,3,720,3", "1349,3,720,1", "870,3,720,1", "869,3,360,3", "549,3,360,1", "389,3,180,3", "269,3,180,1",
        "221,3,180,0", "110,3,180,0", "1350,2,720,3", "1349,2,720,0", "869,2,360,3", "1349,1,360,3", "110,1,180,3"
    })
    void aPictureLosesHalfItsPicturesASecondBeforeItBecomesSmaller(
            long kilobits, int temporalLayers, int height, int highest) {
        Shown stage = fit(kilobits, temporalLayers, 1).getFirst();
        assertThat(stage.assignment().maxHeight()).isEqualTo(height);
        assertThat(stage.temporal()).isEqualTo(highest);
    }

    @Test
    void whatCarriesOnlyAVoiceShowsNoPicture() {
        assertThat(fit(104, 3, 3))
                .allSatisfy(shown -> assertThat(shown.assignment().source()).isNull());
    }

    @Test
    void smallPicturesAreThereBeforeTheStageGrows() {
        List<Shown> shown = fit(150 + 4 * 120, 3, 4);
        assertThat(shown)
                .allSatisfy(each -> assertThat(each)
                        .isEqualTo(new Shown(
                                new Assignment(
                                        each.assignment().receiver(),
                                        each.assignment().slot(),
                                        each.assignment().source(),
                                        180),
                                ALL)));
    }

    @Test
    void morePicturesAreShownWithFewerASecondThanWithAll() {
        assertThat(fit(150 + 3 * 48, 3, 4)).extracting(Shown::temporal).startsWith(0, 0, 0);
        assertThat(shown(fit(150 + 3 * 48, 3, 4))).isEqualTo(3);
        assertThat(shown(fit(150 + 3 * 48, 1, 4))).isEqualTo(1);
    }

    @Test
    void theSumNeverExceedsTheLine() {
        for (int pictures = 1; pictures <= 25; pictures++) {
            for (long kilobits = 300; kilobits < 4000; kilobits += 37) {
                long sum = fit(kilobits, 3, pictures).stream()
                        .filter(shown -> shown.assignment().source() != null)
                        .mapToLong(AllocationTest::rate)
                        .sum();
                assertThat(sum + 150_000).isLessThanOrEqualTo(kilobits * 1000);
            }
        }
    }

    private static long rate(Shown shown) {
        Plan.Layer layer = Wanted.layer(LAYERS, shown.assignment().maxHeight());
        return Step.from(layer, Step.of(LAYERS, 3)).stream()
                .filter(step -> step.temporal() == shown.temporal())
                .findFirst()
                .orElseThrow()
                .rate();
    }

    private static long shown(List<Shown> all) {
        return all.stream().filter(shown -> shown.assignment().source() != null).count();
    }

    private static List<Shown> fit(long kilobits, int temporalLayers, int pictures) {
        List<Assignment> all = IntStream.range(0, pictures)
                .mapToObj(i -> new Assignment(
                        new PeerId("receiver"),
                        Slot.video(i),
                        SourceId.camera(new PeerId("site-" + i)),
                        i == 0 ? 720 : 180))
                .toList();
        return Allocation.within(all, kilobits * 1000, LAYERS, source -> temporalLayers);
    }
}
