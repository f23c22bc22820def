package vn.giaoban.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.views.AccountsView;
import vn.giaoban.meeting.views.AttendanceView;
import vn.giaoban.meeting.views.ListsView;
import vn.giaoban.meeting.views.MeetingViews;
import vn.giaoban.meeting.views.Search;
import vn.giaoban.meeting.views.SitesView;
import vn.giaoban.meeting.views.Snippet;
import vn.giaoban.meeting.views.SpeechesView;
import vn.giaoban.meeting.views.UnitsView;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.recording.seal.SealKey;
import vn.giaoban.recording.seal.SealVerifier;
import vn.giaoban.recording.seal.Sealer;
import vn.giaoban.recording.seal.SecretStore;
import vn.giaoban.server.sample.SampleProvince.Briefing;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.SqliteViews;
import vn.giaoban.store.views.Views;

/** The sample as the pages ask for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleInTheViewsTest {
    private static final String KY_THUONG = "xã Kỳ Thượng";
    private final Province province = Province.read();
    private SqliteStore store;
    private SampleOn start;
    private Views views;
    private RecordingArchive archive;
    private Briefing briefing;

    private record Secrets(Vault vault) implements SecretStore {
        @Override
        public Optional<byte[]> secret(String name) {
            return vault.secret(name);
        }

        @Override
        public void putSecret(String name, byte[] value) {
            vault.putSecret(name, value);
        }
    }

    @BeforeAll
    void open(@TempDir Path data) {
        store = SqliteStore.open(data);
        archive = new RecordingArchive(data);
        var sealer = new Sealer(SealKey.of(new Secrets(store.vault())));
        var recorder = new LoopRecorder(archive, sealer, store.log()::head, InstantSource.system());
        start = new SampleOn(store.log(), store.vault(), recorder);
        briefing = start.sample.open();
        views = SqliteViews.open(
                data.resolve("views.db"), store.log(), MeetingViews.all(new MeetingEvents(), store.vault()));
        views.await(store.log().head().position(), Duration.ofSeconds(20));
    }

    @AfterAll
    void close() {
        views.close();
        start.close();
        store.close();
    }

    private Search.Result search(String words, @Nullable UnitId unit) {
        return ask(c -> Search.run(c, new Search.Query(words, unit, null, null, 20)));
    }

    private <T> T ask(Views.Query<T> query) {
        return views.query(query);
    }

    private static String text(Search.Hit hit) {
        return hit.snippet().stream().map(Snippet.Piece::text).collect(Collectors.joining());
    }

    @Test
    void aMarchSpeechIsFoundWithoutMarksAndPlaysFromItsSecond() {
        Search.Result found = search(SampleProvince.ARCHIVE_HINT, null);
        List<Search.Hit> hits = found.exact();

        assertThat(hits.getFirst().recording()).isNotNull();
        assertThat(found.folded())
                .extracting(SampleInTheViewsTest::text)
                .anyMatch(text -> text.contains("để điều tiết"));
        assertThat(hits).anySatisfy(hit -> {
            assertThat(text(hit)).contains("Đoạn đê điều K3 đến K5");
            assertThat(hit.unitLabel()).isEqualTo(KY_THUONG);
            assertThat(hit.recording()).isNotNull();
            assertThat(hit.offsetSeconds()).isEqualTo(66);
        });
        assertThat(hits).anySatisfy(hit -> {
            assertThat(text(hit)).contains("Sạt lở đê điều");
            assertThat(hit.kind()).isEqualTo(Search.Kind.SPEECH);
            assertThat(hit.offsetSeconds()).isEqualTo(58);
        });
        assertThat(search("đê điều", null).exact()).noneMatch(hit -> text(hit).contains("để điều"));
    }

    @Test
    void aChairmanHisCommuneATopicAndTheMonthFindTheOneSpeech() {
        assertThat(search("chủ tịch xã Kỳ Hạ, đê, tháng 3", null)
                        .exact()
                        .getFirst()
                        .unitLabel())
                .isEqualTo("xã Kỳ Hạ");
        assertThat(text(search("chu tich xa ky thuong, de, thang 3/2026", null)
                        .exact()
                        .getFirst()))
                .contains("Sạt lở đê điều");
    }

    @Test
    void whatAFormerCommuneSaidIsFoundUnderTheOneThatFollowedItAndKeepsItsOldName() {
        List<Search.Hit> hits = search("đê điều", Province.unit(KY_THUONG)).exact();

        assertThat(hits).anySatisfy(hit -> {
            assertThat(hit.unitLabel()).isEqualTo("xã Kỳ Hạ");
            assertThat(text(hit)).contains("bố trí vốn tu bổ đê điều");
            assertThat(hit.at()).isEqualTo(Instant.parse("2024-03-11T02:02:07Z"));
        });
    }

    @Test
    void thereAre104SitesAndTheMainOneEachWithAContactWhoHasATelephone() {
        List<SitesView.Site> sites = ask(SitesView::all);

        assertThat(sites).hasSize(105);
        assertThat(sites.getFirst().id()).isEqualTo(Province.MAIN_SITE);
        assertThat(sites.getFirst().name()).isEqualTo("Hội trường lớn");
        assertThat(sites)
                .allSatisfy(site -> assertThat(
                                store.vault().person(site.contact().value()))
                        .hasValueSatisfying(person -> assertThat(person.phone()).startsWith("0200 555 0")));
    }

    @Test
    void theCodeOfAMergedCommuneGoesOnWithTheOneThatFollowedIt() {
        UnitId today = province.commune("Kỳ Thượng").unit();

        Optional<UnitsView.Unit> holder = ask(c -> UnitsView.byCode(c, "12007"));
        assertThat(holder).hasValueSatisfying(unit -> assertThat(unit.id()).isEqualTo(today));
        List<UnitId> successors = ask(c -> UnitsView.successors(c, Province.unit("xã Kỳ Hạ")));
        assertThat(successors).containsExactly(today);
        Optional<String> then = ask(c -> UnitsView.label(c, Province.unit("huyện Hải Yến"), LocalDate.of(2024, 3, 11)));
        assertThat(then).contains("huyện Hải Yến");
    }

    @Test
    void everyNameInTheLogIsInComposedForm() {
        List<UnitsView.Unit> units = ask(UnitsView::all);
        assertThat(units).allMatch(unit -> Normalizer.isNormalized(unit.name(), Normalizer.Form.NFC));
        assertThat(store.vault().people())
                .allMatch(person -> Normalizer.isNormalized(person.name(), Normalizer.Form.NFC));
    }

    @Test
    void theListsAreThoseThatAnInvitationIsFilledFrom() {
        List<ListsView.Saved> lists = ask(ListsView::all);

        assertThat(lists.stream().map(ListsView.Saved::name))
                .contains("Toàn bộ xã, phường", "Các sở, ngành", "Cụm Ven biển")
                .hasSize(6);
        assertThat(lists)
                .filteredOn(list -> list.name().equals("Toàn bộ xã, phường"))
                .allSatisfy(list -> assertThat(list.units()).hasSize(104));
    }

    @Test
    void theStartLinksAccountHoldsEveryRoleAndTheOthersTheirOwn() {
        List<AccountsView.Account> accounts = ask(AccountsView::all);

        assertThat(accounts).hasSize(6);
        Set<Role> roles = ask(c -> AccountsView.find(c, briefing.account())).orElseThrow().grants().stream()
                .map(Grant::role)
                .collect(Collectors.toSet());
        assertThat(roles).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void theRecordingIsSealedWithoutGapsAndAsLongAsTheMeeting() throws IOException {
        var march = MeetingsInTheLog.idOf("2026-03-09");

        List<ArchivedRecording> recordings = archive.ofConference(march.toString());

        assertThat(recordings).singleElement().satisfies(recording -> {
            assertThat(recording.sealed()).isTrue();
            assertThat(recording.gaps()).isEmpty();
            assertThat(recording.startMillis())
                    .isEqualTo(Instant.parse("2026-03-09T01:00:00Z").toEpochMilli());
            assertThat(recording.durationMillis()).isBetween(164_000L, 166_000L);
            assertThat(verify(recording.folder()).faults()).isEmpty();
        });
    }

    private static SealVerifier.Result verify(Path folder) {
        try {
            return new SealVerifier(null).verify(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePastMeetingsHaveTheirRollAndTheirSpeeches() {
        var march = MeetingsInTheLog.idOf("2026-03-09");

        List<AttendanceView.Attendance> roll = ask(c -> AttendanceView.of(c, march, Instant.now()));
        assertThat(roll.stream().filter(a -> a.headcount() > 0)).hasSize(102);
        List<SpeechesView.Speech> speeches = ask(c -> SpeechesView.speeches(c, march));
        assertThat(speeches).hasSize(8);
        List<SpeechesView.Note> notes = ask(c -> SpeechesView.notes(c, march));
        assertThat(notes).hasSize(7);
    }
}
