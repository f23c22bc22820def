package vn.giaoban.server.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.media.loop.PreparedLoop;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.RecordingSealed;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.NoteState;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;
import vn.giaoban.server.sample.SampleProvince.Briefing;
import vn.giaoban.server.simulate.SimulatorJob;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.InMemoryCommitLog;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.sqlite.SqliteStore;

class SampleProvinceTest {
    private static final ConferenceId MARCH = MeetingsInTheLog.idOf("2026-03-09");
    private static final ConferenceId DISTRICTS = MeetingsInTheLog.idOf("2024-03-11");

    @TempDir
    Path data;

    private final InMemoryCommitLog log = new InMemoryCommitLog();
    private SqliteStore store;
    private SampleOn start;

    @BeforeEach
    void open() {
        store = SqliteStore.open(data);
        start = new SampleOn(log, store.vault(), null);
    }

    @AfterEach
    void close() {
        start.close();
        store.close();
    }

    @Test
    void itComesIntoAnEmptyStoreWithinSeconds() {
        try (var onDisk = new SampleOn(store.log(), store.vault(), null)) {
            Instant began = Instant.now();
            Briefing briefing = onDisk.sample.open();
            Duration took = Duration.between(began, Instant.now());
            System.out.printf(
                    "the sample came into an empty store in %d ms, %d commits%n",
                    took.toMillis(), store.log().head().position());
            assertThat(onDisk.room(briefing.conference()).status()).isEqualTo(Status.LIVE);
            assertThat(took).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void aBriefingOf104SitesAndTheMainOneIsLiveWith119Participants() {
        Briefing briefing = start.sample.open();

        LiveRoom room = start.room(briefing.conference());
        assertThat(room.status()).isEqualTo(Status.LIVE);
        assertThat(room.mode()).isEqualTo(Mode.MODERATED);
        assertThat(room.plan().sites()).hasSize(104).doesNotContain(room.plan().mainSite());
        assertThat(room.sites()).hasSize(105);
        assertThat(room.plan().participants()).hasSize(119);
        assertThat(room.plan().agenda()).hasSize(4);
        assertThat(room.agendaItem()).isEqualTo(1);
        assertThat(room.chair())
                .isNotNull()
                .satisfies(chair -> assertThat(chair.account()).isEqualTo(briefing.account()));
        assertThat(room.plan().from()).isBefore(Instant.now().minus(Duration.ofMinutes(29)));
        assertThat(room.plan().to()).isAfter(Instant.now().plus(Duration.ofMinutes(118)));
    }

    @Test
    void aSecondStartAddsNothing() {
        Briefing first = start.sample.open();
        long position = log.head().position();

        try (var again = new SampleOn(log, store.vault(), null)) {
            assertThat(again.sample.open()).isEqualTo(first);
        }

        assertThat(log.head().position()).isEqualTo(position);
    }

    @Test
    void whatWasCutShortIsCompletedByTheNextStart() {
        var tries = new AtomicInteger();
        PastRecorder full = (conference, recording, from, length, scenes) -> {
            if (tries.getAndIncrement() == 0) {
                throw new IOException("the disk is full");
            }
            return new RecordingSealed(recording, "a".repeat(64), "b".repeat(64), 3);
        };
        try (var broken = new SampleOn(log, store.vault(), full)) {
            assertThatThrownBy(broken.sample::open).hasMessageContaining("the disk is full");
        }

        try (var again = new SampleOn(log, store.vault(), full)) {
            Briefing briefing = again.sample.open();
            assertThat(briefing.over()).isFalse();
            assertThat(again.room(MARCH).recordingStopped()).isEqualTo("meeting-closed");
            assertThat(again.room(MARCH).notes()).hasSize(7);
        }
    }

    @Test
    void theRecordingShowsEachSpeakerFromTheSecondThatTheLogSays() {
        List<PastRecorder.Scene> shown = new ArrayList<>();
        PastRecorder recorder = (conference, recording, from, length, scenes) -> {
            assertThat(conference).isEqualTo(MARCH);
            assertThat(from).isEqualTo(Instant.parse("2026-03-09T01:00:00Z"));
            assertThat(length).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
            shown.addAll(scenes);
            return new RecordingSealed(recording, "a".repeat(64), "b".repeat(64), 3);
        };
        try (var recorded = new SampleOn(log, store.vault(), recorder)) {
            recorded.sample.open();
        }
        NoteState note = start.room(MARCH).notes().stream()
                .filter(n -> text(n).startsWith("Đoạn đê điều K3 đến K5"))
                .findFirst()
                .orElseThrow();

        Duration at = Duration.between(Instant.parse("2026-03-09T01:00:00Z"), note.at());
        PastRecorder.Scene scene = shown.stream()
                .filter(s -> s.at().compareTo(at) <= 0)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(scene.loop()).isEqualTo("ky-thuong");
        assertThat(note.site()).isEqualTo(Province.read().commune("Kỳ Thượng").site());
    }

    private String text(NoteState note) {
        return store.vault().open(note.text()).orElseThrow();
    }

    @Test
    void whatIsPastIsMarkedAsImportedAndKeepsTheTimeOfThen() {
        start.sample.open();

        List<StoredCommit> march = log.readScope(MARCH.toString(), 0, 1000);
        assertThat(march.stream().map(c -> c.commit().header()))
                .allMatch(CommitHeader::imported)
                .allMatch(h -> h.conferenceTime().isBefore(Instant.parse("2026-03-09T03:00:00Z")))
                .allMatch(h -> h.wallTime().isAfter(Instant.parse("2026-03-10T00:00:00Z")));
        LiveRoom room = start.room(MARCH);
        assertThat(room.status()).isEqualTo(Status.CLOSED);
        assertThat(room.opened()).isEqualTo(Instant.parse("2026-03-09T01:00:00Z"));
        Map<Presence, Long> roll = room.sites().values().stream()
                .collect(Collectors.groupingBy(LiveRoom.SiteState::presence, Collectors.counting()));
        assertThat(roll).containsEntry(Presence.COMPLETED, 102L);
    }

    @Test
    void theMeetingOf2024HasTheDistrictsOfThen() {
        start.sample.open();

        LiveRoom room = start.room(DISTRICTS);
        Province province = Province.read();
        assertThat(room.plan().sites())
                .hasSize(12)
                .contains(province.former("huyện Hải Yến").site())
                .doesNotContain(province.commune("Kỳ Thượng").site());
        assertThat(room.plan().participants()).contains(Province.unit("Sở Nông nghiệp và Phát triển nông thôn"));
        assertThat(room.recording()).isNull();
    }

    @Test
    void theFirstSpeakerIsInvitedOnceItsSiteIsConnected() throws InterruptedException {
        Briefing briefing = start.sample.open();
        SiteId first = Province.read().commune("Kỳ Thượng").site();

        try (var inviting = start.sample.inviteFirstSpeaker()) {
            assertThat(start.room(briefing.conference()).floor()).isNull();
            start.connect(briefing, first);
            awaitFloor(briefing, first);
            start.submit(briefing, new LiveCommand.ReturnToMain());
            start.connect(briefing, Province.MAIN_SITE);
            Thread.sleep(100);
        }

        assertThat(start.room(briefing.conference()).floor()).isNull();
    }

    private void awaitFloor(Briefing briefing, SiteId site) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            LiveRoom.Floor floor = start.room(briefing.conference()).floor();
            if (floor != null) {
                assertThat(floor.site()).isEqualTo(site);
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("nobody has the floor");
    }

    @Test
    void whoWasInvitedBeforeTheFirstSpeakerCameKeepsTheFloor() throws InterruptedException {
        Briefing briefing = start.sample.open();
        Province province = Province.read();
        SiteId quicker = province.commune("Hòa Khê").site();

        try (var inviting = start.sample.inviteFirstSpeaker()) {
            start.connect(briefing, quicker);
            start.submit(briefing, new LiveCommand.GrantFloor(quicker, null, null));
            start.connect(briefing, province.commune("Kỳ Thượng").site());
            Thread.sleep(100);
        }

        assertThat(start.room(briefing.conference()).floor())
                .satisfies(floor -> assertThat(floor.site()).isEqualTo(quicker));
    }

    @Test
    void whenTheBriefingWasClosedNothingNewIsOpenedUnlessAskedFor() {
        Briefing briefing = start.sample.open();
        assertThat(start.sample.openAnother()).isEqualTo(briefing);
        start.submit(briefing, new LiveCommand.CloseMeeting());

        try (var again = new SampleOn(log, store.vault(), null)) {
            Briefing closed = again.sample.open();
            assertThat(closed.conference()).isEqualTo(briefing.conference());
            assertThat(closed.over()).isTrue();
            assertThat(again.sample.simulators(104, site -> "session")).isEmpty();

            Briefing another = again.sample.openAnother();
            assertThat(another.conference()).isNotEqualTo(briefing.conference());
            assertThat(another.over()).isFalse();
        }
    }

    @Test
    void theSimulatorsPlayTheMainSiteAndAllOthersThreeAskAndTwoAreLost() {
        start.sample.open();
        Function<SiteId, String> sessions = site -> "session of " + site;

        List<SimulatorJob.Site> sites =
                start.sample.simulators(104, sessions).orElseThrow().sites();

        assertThat(sites).hasSize(105);
        assertThat(sites.getFirst().loop()).isEqualTo(PreparedLoop.MAIN_SITE);
        assertThat(sites.get(1).loop()).isEqualTo("ky-thuong");
        assertThat(sites.stream().map(SimulatorJob.Site::loop)).containsAll(PreparedLoop.SITES);
        assertThat(sites.stream().filter(s -> s.loop().equals(PreparedLoop.SHARED)))
                .hasSize(92);
        assertThat(sites.stream().filter(s -> s.topic() != null)).hasSize(3);
        assertThat(sites.stream().filter(SimulatorJob.Site::lost)).hasSize(2);
        assertThat(sites.stream().map(SimulatorJob.Site::site)).doesNotHaveDuplicates();
        assertThat(start.sample.simulators(5, sessions).orElseThrow().sites()).hasSize(6);
    }
}
