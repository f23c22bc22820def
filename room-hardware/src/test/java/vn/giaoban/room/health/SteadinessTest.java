package vn.giaoban.room.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.device.DeviceEvent;
import vn.giaoban.meeting.device.DeviceEvent.Kind;
import vn.giaoban.meeting.device.DeviceEvent.Trouble;
import vn.giaoban.room.health.Steadiness.Change;

final class SteadinessTest {
    private static final SiteId SITE = new SiteId(UUID.randomUUID());
    private static final Watched CAMERA = new Watched(Kind.CAMERA, UUID.randomUUID(), SITE);
    private static final Judgement GOOD = new Judgement(Level.GOOD, "");
    private static final Judgement SILENT = new Judgement(Level.BAD, "silent");
    private static final Trouble TROUBLE = new Trouble(DeviceEvent.Level.BAD, "silent");

    private final Steadiness steadiness = new Steadiness();

    private List<Change> at(long now, Judgement judged) {
        return steadiness.observe(Map.of(CAMERA, judged), now);
    }

    @Test
    void aTroubleIsKeptOnceItLastedTenSecondsAndSoIsItsEnd() {
        assertThat(at(0, GOOD)).isEmpty();
        assertThat(at(1_000, SILENT)).isEmpty();
        assertThat(at(10_900, SILENT)).isEmpty();
        assertThat(at(11_000, SILENT)).containsExactly(new Change(CAMERA, TROUBLE, "gone"));
        assertThat(at(12_000, SILENT)).isEmpty();
        assertThat(at(13_000, GOOD)).isEmpty();
        assertThat(at(23_000, GOOD)).containsExactly(new Change(CAMERA, null, "well"));
    }

    @Test
    void whatComesAndGoesWithinTenSecondsIsNothing() {
        for (long now = 0; now < 100_000; now += 4_000) {
            assertThat(at(now, now % 8_000 == 0 ? GOOD : SILENT)).isEmpty();
        }
    }

    @Test
    void aDeviceThatIsTakenAwayEndsItsTrouble() {
        steadiness.remember(CAMERA, TROUBLE);
        assertThat(steadiness.observe(Map.of(), 0)).isEmpty();
        assertThat(steadiness.observe(Map.of(), 10_000)).containsExactly(new Change(CAMERA, null, "gone"));
    }

    @Test
    void atMostTwentyChangesAnHourAreKeptAndThenTheLast() {
        int kept = 0;
        for (long now = 0; now < 3_600_000; now += 11_000) {
            kept += at(now, now / 22_000 % 2 == 0 ? GOOD : SILENT).size();
        }
        assertThat(kept).isEqualTo(Steadiness.PER_HOUR);
        assertThat(at(8_000_000, SILENT).size() + at(8_010_000, SILENT).size()).isEqualTo(1);
    }

    @Test
    void fourHundredDevicesAreNoWork() {
        var all = new HashMap<Watched, Judgement>();
        for (int i = 0; i < 400; i++) {
            all.put(new Watched(Kind.LINE, UUID.randomUUID(), SITE), i % 3 == 0 ? SILENT : GOOD);
        }
        steadiness.observe(all, 0);
        assertThat(steadiness.observe(all, 10_000)).hasSize(134);
    }
}
