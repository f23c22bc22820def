package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParameterSetsTest {
    private static final byte[] SEQUENCE = {0x67, 0x42, (byte) 0xe0, 0x1f};
    private static final byte[] PICTURE = {0x68, (byte) 0xce};
    private static final byte[] SLICE = {0x41, 1, 2};
    private static final byte[] KEY = {0x65, 1, 2};
    /** FU-A that begins a slice of a key frame. */
    private static final byte[] KEY_FRAGMENT = {0x7c, (byte) 0x85, 1};

    private final ParameterSets sets = new ParameterSets();

    @Test
    void setsOfTheirOwnBecomeOneAggregateBeforeEveryKeyFrame() {
        assertThat(sets.with(SEQUENCE)).isEmpty();
        assertThat(sets.with(PICTURE)).isEmpty();
        byte[] aggregate = {0x78, 0, 4, 0x67, 0x42, (byte) 0xe0, 0x1f, 0, 2, 0x68, (byte) 0xce};
        assertThat(sets.with(KEY_FRAGMENT)).containsExactly(aggregate, KEY_FRAGMENT);
        assertThat(sets.with(SLICE)).containsExactly(SLICE);
        assertThat(sets.with(KEY)).containsExactly(aggregate, KEY);
    }

    @Test
    void aKeyFrameWithoutKnownSetsPassesAsItIs() {
        assertThat(sets.with(KEY)).containsExactly(KEY);
    }

    @Test
    void whetherAStreamIsBaselineIsReadInItsOwnSets() {
        assertThat(sets.baseline()).as("nothing said yet").isTrue();
        sets.with(SEQUENCE);
        assertThat(sets.baseline()).isTrue();
        sets.with(new byte[] {0x67, 0x64, 0, 0x1f});
        assertThat(sets.baseline()).as("High").isFalse();
        sets.with(new byte[] {0x67, 0x4d, (byte) 0x80, 0x1f});
        assertThat(sets.baseline()).as("Main that keeps to Baseline").isTrue();
        sets.with(new byte[] {0x78, 0, 4, 0x67, 0x4d, 0x40, 0x1f, 0, 2, 0x68, (byte) 0xce});
        assertThat(sets.baseline()).as("Main, in an aggregate").isFalse();
    }

    @Test
    void anAggregateThatIsCutShortIsPassedOn() {
        byte[] broken = {0x78, 0, 40, 0x67};
        assertThat(sets.with(broken)).containsExactly(broken);
        assertThat(sets.with(new byte[] {0x78})).hasSize(1);
    }
}
