package vn.giaoban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LightTest {
    private final Light light = new Light(0);

    @Test
    void itGoesOnWithTheFirstHeartbeatAndIsToldOnce() {
        assertThat(light.beat(1_000)).contains(new Light.Change.Lit());
        assertThat(light.beat(2_000)).isEmpty();
        assertThat(light.tick(6_500)).isEmpty();
    }

    @Test
    void itGoesOutFiveSecondsAfterTheLastHeartbeatAndComesBackWithTheNext() {
        light.beat(1_000);
        assertThat(light.tick(6_000)).isEmpty();
        assertThat(light.tick(6_001)).contains(new Light.Change.Dark("no-data"));
        assertThat(light.tick(9_000)).isEmpty();
        assertThat(light.beat(9_500)).contains(new Light.Change.Lit());
    }

    @Test
    void aDiskThatFailsPutsItOutAtOnce() {
        light.beat(1_000);
        assertThat(light.failed("disk-failed")).contains(new Light.Change.Dark("disk-failed"));
        assertThat(light.tick(20_000)).isEmpty();
    }

    @Test
    void aRecordingThatNeverBeginsIsToldToo() {
        assertThat(light.tick(4_000)).isEmpty();
        assertThat(light.tick(5_001)).contains(new Light.Change.Dark("no-data"));
    }
}
