package vn.giaoban.media.kurento;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.kurento.Wire.Mix;

class WireTest {
    private static final PeerId A = new PeerId("a");
    private static final PeerId B = new PeerId("b");
    private static final PeerId C = new PeerId("c");
    private static final Map<PeerId, Set<Integer>> ALL = Map.of(A, Set.of(0), B, Set.of(0), C, Set.of(0));

    @Test
    void nobodyHearsTheirOwnVoice() {
        Set<Wire> wires = Wire.wanted(Set.of(A, B, C), ALL, List.of(), Set.of(A, B));
        assertThat(wires)
                .containsExactlyInAnyOrder(
                        new Wire.Voice(A, Mix.ALL),
                        new Wire.Voice(B, Mix.ALL),
                        new Wire.Sound(Mix.ALL, C),
                        new Wire.Voice(B, new Mix(A)),
                        new Wire.Sound(new Mix(A), A),
                        new Wire.Voice(A, new Mix(B)),
                        new Wire.Sound(new Mix(B), B));
    }

    @Test
    void whoMayNotBeHeardIsInNoMix() {
        assertThat(Wire.wanted(Set.of(A, B, C), ALL, List.of(), Set.of())).isEmpty();
        assertThat(Wire.wanted(Set.of(B, C), ALL, List.of(), Set.of(A)))
                .as("one that sends nothing")
                .isEmpty();
    }

    @Test
    void aPictureGoesWhereItIsAssignedOnceBothLegsAreThere() {
        List<Assignment> assigned = List.of(
                new Assignment(B, Slot.STAGE_VIDEO, SourceId.camera(A), 720),
                new Assignment(B, Slot.video(1), SourceId.camera(C), 180),
                new Assignment(C, Slot.STAGE_VIDEO, new SourceId(A, SourceId.Kind.SCREEN), 720));
        assertThat(Wire.wanted(Set.of(A, C), ALL, assigned, Set.of())).containsExactly(new Wire.Picture(A, B, 0));
        assertThat(Wire.wanted(Set.of(C), ALL, assigned, Set.of())).isEmpty();
    }
}
