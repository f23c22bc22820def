package vn.giaoban.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.server.system.Verdict.Check;
import vn.giaoban.server.system.Verdict.Level;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.views.ViewFailure;
import vn.giaoban.store.views.ViewState;
import vn.giaoban.store.views.ViewState.Making;

class SystemStatusTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final long HOUR = SystemStatus.RECORDING_BYTES_PER_HOUR;

    private static Finding judge(Fact fact) {
        return SystemStatus.judge(List.of(fact), NOW).getFirst();
    }

    private static Verdict verdict(Fact fact) {
        return judge(fact).verdict();
    }

    private static Instant in(long days) {
        return NOW.plus(Duration.ofDays(days));
    }

    @Test
    void aDiskIsMeasuredInHoursOfRecordingAndTheRateIsSaid() {
        Finding enough = judge(new Fact.Disk(190 * HOUR + 1));
        assertThat(enough.verdict()).isEqualTo(Verdict.DISK_ENOUGH);
        assertThat(enough.params()).containsEntry("hours", "190").containsEntry("kilobitsPerSecond", "1540");
        assertThat(verdict(new Fact.Disk(24 * HOUR - 1))).isEqualTo(Verdict.DISK_LOW);
        assertThat(verdict(new Fact.Disk(4 * HOUR - 1))).isEqualTo(Verdict.DISK_ALMOST_FULL);
        assertThat(verdict(new Fact.Disk(0))).isEqualTo(Verdict.DISK_ALMOST_FULL);
    }

    @Test
    void aCertificateIsGoodWhileItIsTheOfficesOwnAndHasAMonthLeft() {
        assertThat(verdict(new Fact.Certificate(in(88), false))).isEqualTo(Verdict.CERTIFICATE_OWN);
        assertThat(judge(new Fact.Certificate(in(88), false)).params()).containsEntry("days", "88");
        assertThat(verdict(new Fact.Certificate(in(88), true))).isEqualTo(Verdict.CERTIFICATE_SELF_SIGNED);
        assertThat(verdict(new Fact.Certificate(in(29), false))).isEqualTo(Verdict.CERTIFICATE_ENDS_SOON);
        assertThat(verdict(new Fact.Certificate(in(29), true))).isEqualTo(Verdict.CERTIFICATE_ENDS_SOON);
        assertThat(verdict(new Fact.Certificate(NOW, false))).isEqualTo(Verdict.CERTIFICATE_ENDED);
        assertThat(verdict(new Fact.Certificate(null, false))).isEqualTo(Verdict.CERTIFICATE_UNREADABLE);
    }

    @Test
    void aClockThatIsMovedEitherWayIsNamed() {
        assertThat(verdict(new Fact.WallClock(Duration.ofMillis(-40)))).isEqualTo(Verdict.CLOCK_STEADY);
        assertThat(verdict(new Fact.WallClock(Duration.ofSeconds(9)))).isEqualTo(Verdict.CLOCK_MOVED);
        assertThat(verdict(new Fact.WallClock(Duration.ofHours(-1)))).isEqualTo(Verdict.CLOCK_JUMPED);
        assertThat(judge(new Fact.WallClock(Duration.ofSeconds(-9))).params()).containsEntry("milliseconds", "-9000");
    }

    private static Fact.View view(
            long reached, boolean serving, @Nullable ViewFailure failure, @Nullable Making making) {
        return new Fact.View(
                new ViewState("search", 2, new Head(reached, Hash.GENESIS), serving, failure, making), 705);
    }

    @Test
    void aViewThatStoppedSaysWhereAndWhyHoweverNearTheHeadItIs() {
        var failure =
                new ViewFailure("event-unknown", 701, new TreeMap<>(Map.of("event", "ballot-cast", "version", "1")));
        Finding stopped = judge(view(700, true, failure, null));
        assertThat(stopped.verdict()).isEqualTo(Verdict.VIEW_STOPPED);
        assertThat(stopped.params())
                .containsEntry("name", "search")
                .containsEntry("position", "700")
                .containsEntry("lag", "5")
                .containsEntry("cause", "event-unknown")
                .containsEntry("event", "ballot-cast")
                .containsEntry("version", "1")
                .containsEntry("stoppedAt", "701");
        assertThat(verdict(view(700, true, null, null))).isEqualTo(Verdict.VIEW_FOLLOWS);
        assertThat(verdict(view(0, true, null, null))).isEqualTo(Verdict.VIEW_BEHIND);
    }

    @Test
    void aViewThatIsMadeAnewSaysHowFarAndHowLongAndWhetherAnythingServesMeanwhile() {
        var making = new Making(141, 705, Duration.ofSeconds(80));
        Finding remade = judge(view(705, true, null, making));
        assertThat(remade.verdict()).isEqualTo(Verdict.VIEW_REMADE);
        assertThat(remade.params())
                .containsEntry("made", "141")
                .containsEntry("percent", "20")
                .containsEntry("seconds", "80");
        assertThat(verdict(view(0, false, null, making))).isEqualTo(Verdict.VIEW_IN_MAKING);
        assertThat(judge(view(0, false, null, new Making(0, 705, null))).params())
                .doesNotContainKey("seconds");
    }

    @Test
    void aBackupIsGoodOnlyWhenItIsOfThisWeekAndWasRestoredInATrialOfThisMonth() {
        assertThat(verdict(new Fact.Backup(in(-1), 3, in(-1)))).isEqualTo(Verdict.BACKUP_TRIED);
        assertThat(verdict(new Fact.Backup(in(-1), 3, null))).isEqualTo(Verdict.BACKUP_NOT_TRIED);
        assertThat(verdict(new Fact.Backup(in(-8), 3, in(-1)))).isEqualTo(Verdict.BACKUP_OLD);
        assertThat(verdict(new Fact.NoBackup())).isEqualTo(Verdict.BACKUP_NONE);
        assertThat(judge(new Fact.Backup(in(-1), 3, null)).params()).doesNotContainKey("tried");
    }

    @Test
    void buffersSmallerThanTheMediaServerAsksForAreToBeLookedAt() {
        long wanted = 4 * 1024 * 1024;
        assertThat(verdict(new Fact.MediaPort(10_000, wanted, wanted, wanted))).isEqualTo(Verdict.MEDIA_READY);
        assertThat(verdict(new Fact.MediaPort(10_000, 212_992, wanted, wanted))).isEqualTo(Verdict.MEDIA_BUFFERS_SMALL);
        assertThat(verdict(new Fact.MediaPort(10_000, wanted, 212_992, wanted))).isEqualTo(Verdict.MEDIA_BUFFERS_SMALL);
        assertThat(verdict(new Fact.MediaPort(10_000, -1, -1, wanted))).isEqualTo(Verdict.MEDIA_BUFFERS_UNKNOWN);
        List<String> own = List.of("10.0.0.5");
        assertThat(verdict(new Fact.MediaWays(10_000, own, List.of(), true))).isEqualTo(Verdict.MEDIA_TOLD);
        assertThat(verdict(new Fact.MediaWays(10_000, own, List.of(), false))).isEqualTo(Verdict.MEDIA_NO_TCP);
        assertThat(verdict(new Fact.MediaWays(10_000, own, own, true))).isEqualTo(Verdict.MEDIA_TOLD_FOREIGN);
    }

    @Test
    void aTakenPortIsBadOnlyWhenNoOtherWillDo() {
        assertThat(verdict(new Fact.Port(Fact.Use.HTTP, 8080, Fact.Holder.OTHERS, false))
                        .level())
                .isEqualTo(Level.WATCH);
        assertThat(verdict(new Fact.Port(Fact.Use.HTTP, 8080, Fact.Holder.OTHERS, true))
                        .level())
                .isEqualTo(Level.BAD);
        assertThat(verdict(new Fact.Port(Fact.Use.HTTP, 8080, Fact.Holder.OURS, true))
                        .level())
                .isEqualTo(Level.GOOD);
    }

    @Test
    void simulatorsThatEndedAreNamedAndNoneIsNoFault() {
        assertThat(verdict(new Fact.Simulators(0, false))).isEqualTo(Verdict.SIMULATORS_NONE);
        assertThat(verdict(new Fact.Simulators(104, true))).isEqualTo(Verdict.SIMULATORS_RUN);
        assertThat(verdict(new Fact.Simulators(104, false))).isEqualTo(Verdict.SIMULATORS_ENDED);
    }

    @Test
    void aLogThatIsNotWhatItWasIsNamedByItsCode() {
        assertThat(judge(new Fact.Log(77, "log-behind-view")).params()).containsEntry("cause", "log-behind-view");
        assertThat(verdict(new Fact.Log(77, "log-behind-view"))).isEqualTo(Verdict.LOG_FAULT);
        assertThat(verdict(new Fact.Log(77, null))).isEqualTo(Verdict.LOG_GOOD);
    }

    @Test
    void thePageHasWordsForEverythingARunningServerMaySay() throws IOException {
        var fromDoctorOnly = EnumSet.of(Check.JAVA, Check.DATA, Check.PORT, Check.FFMPEG);
        for (String language : List.of("vi", "en")) {
            String words = Files.readString(Path.of("../web-client/src/i18n/system." + language + ".ts"));
            for (Verdict verdict : Verdict.values()) {
                if (!fromDoctorOnly.contains(verdict.check())) {
                    assertThat(words).contains("    " + verdict + ": (");
                }
            }
        }
    }
}
