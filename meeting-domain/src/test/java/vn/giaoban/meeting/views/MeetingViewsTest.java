package vn.giaoban.meeting.views;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.views.Office.BRIEFING;
import static vn.giaoban.meeting.views.Office.CHAIR;
import static vn.giaoban.meeting.views.Office.DONG_LAM;
import static vn.giaoban.meeting.views.Office.EIGHT;
import static vn.giaoban.meeting.views.Office.HALL;
import static vn.giaoban.meeting.views.Office.KY_THUONG;
import static vn.giaoban.meeting.views.Office.PROVINCE;
import static vn.giaoban.meeting.views.Office.id;
import static vn.giaoban.meeting.views.Office.person;
import static vn.giaoban.meeting.views.Office.site;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.ListId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountCommand.CloseAccount;
import vn.giaoban.meeting.account.AccountCommand.OpenAccount;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.conference.ConferenceCommand.MoveConference;
import vn.giaoban.meeting.conference.ConferenceCommand.ReissueLink;
import vn.giaoban.meeting.list.SavedListCommand.DefineList;
import vn.giaoban.meeting.live.LiveCommand.ChangeLink;
import vn.giaoban.meeting.live.LiveCommand.CloseMeeting;
import vn.giaoban.meeting.live.LiveCommand.CorrectSpeaker;
import vn.giaoban.meeting.live.LiveCommand.Note;
import vn.giaoban.meeting.live.LiveCommand.OpenMeeting;
import vn.giaoban.meeting.live.LiveCommand.ReportPresence;
import vn.giaoban.meeting.live.LiveCommand.UndoGrant;
import vn.giaoban.meeting.live.LiveCommand.WriteNote;
import vn.giaoban.meeting.live.LiveEvent.End;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveEvent.RecordingOpened;
import vn.giaoban.meeting.live.LiveEvent.RecordingStarted;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;
import vn.giaoban.meeting.site.SiteCommand.NameRoom;
import vn.giaoban.meeting.unit.UnitCommand.DissolveUnit;
import vn.giaoban.meeting.unit.UnitCommand.RenameUnit;
import vn.giaoban.store.vault.SealedText;

final class MeetingViewsTest {
    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(directory).province().scheduled();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Office live() {
        office.submit(new OpenMeeting(CHAIR, person("chairman"), Mode.MODERATED));
        office.submit(new Note(new RecordingStarted("r1")));
        for (UnitId unit : List.of(PROVINCE, KY_THUONG, DONG_LAM)) {
            office.submit(new ChangeLink(site(unit), Link.CONNECTED, null));
        }
        return office;
    }

    private Search.Result search(String words) {
        return search(words, null, null);
    }

    private Search.Result search(String words, @Nullable UnitId unit, @Nullable YearMonth month) {
        return office.ask(c -> Search.run(c, new Search.Query(words, unit, null, month, 20)));
    }

    private static String matched(Search.Hit hit) {
        return hit.snippet().stream()
                .filter(Snippet.Piece::matched)
                .map(Snippet.Piece::text)
                .collect(Collectors.joining(" "));
    }

    @Test
    void unitsStandInATreeWithTheNamesTheyHad() {
        LocalDate reform = LocalDate.of(2026, 1, 1);
        office.send(new RenameUnit(KY_THUONG, "phường", "Kỳ Thượng", reform));
        assertThat(office.one(c -> UnitsView.label(c, KY_THUONG, LocalDate.of(2025, 12, 31))))
                .contains("xã Kỳ Thượng");
        assertThat(office.one(c -> UnitsView.label(c, KY_THUONG, reform))).contains("phường Kỳ Thượng");
        assertThat(office.all(c -> UnitsView.under(c, PROVINCE)))
                .containsExactlyInAnyOrder(PROVINCE, KY_THUONG, DONG_LAM);
        assertThat(office.all(c -> UnitsView.above(c, DONG_LAM))).containsExactly(DONG_LAM, PROVINCE);
        assertThat(office.one(c -> UnitsView.byCode(c, "07058")).map(UnitsView.Unit::id))
                .contains(DONG_LAM);
    }

    @Test
    void aDissolvedUnitLeadsToItsSuccessors() {
        office.send(new DissolveUnit(KY_THUONG, LocalDate.of(2026, 1, 1), List.of(DONG_LAM)));
        assertThat(office.all(c -> UnitsView.successors(c, KY_THUONG))).containsExactly(DONG_LAM);
        assertThat(office.one(c -> UnitsView.byCode(c, "07057"))).isEmpty();
    }

    @Test
    void sitesAccountsAndListsAreFound() {
        Grant grant = new Grant(Role.SECRETARY, PROVINCE);
        office.send(
                new OpenAccount(AccountId.of("ThuKy"), person("clerk"), SealedText.inTheOpen("ThuKy"), Set.of(grant)));
        ListId all = new ListId(id("all"));
        office.send(new DefineList(all, "Toàn bộ xã, phường", List.of(KY_THUONG, DONG_LAM)));
        assertThat(office.all(SitesView::all)).hasSize(3);
        assertThat(office.one(c -> AccountsView.byUsername(c, "thuky")).map(AccountsView.Account::grants))
                .contains(Set.of(grant));
        assertThat(office.one(c -> ListsView.find(c, all)).map(ListsView.Saved::units))
                .contains(List.of(KY_THUONG, DONG_LAM));
        office.send(new CloseAccount(AccountId.of("thuky")));
        assertThat(office.one(c -> AccountsView.byUsername(c, "thuky"))).isEmpty();
    }

    @Test
    void aSiteKnowsWhereItsRoomIsCalled() {
        office.send(new NameRoom(site(KY_THUONG), "sip:room@10.1.2.3"));
        assertThat(office.one(c -> SitesView.find(c, site(KY_THUONG))).map(SitesView.Site::room))
                .contains("sip:room@10.1.2.3");
        office.send(new NameRoom(site(KY_THUONG), null));
        assertThat(office.one(c -> SitesView.find(c, site(KY_THUONG))).map(SitesView.Site::room))
                .isEmpty();
    }

    @Test
    void conferencesAreListedByWeekAndStatus() {
        office.send(new MoveConference(BRIEFING, EIGHT.plusSeconds(3600), EIGHT.plusSeconds(7200)));
        office.send(new ReissueLink(BRIEFING, site(KY_THUONG)));
        var row = office.ask(c -> ConferencesView.find(c, BRIEFING)).orElseThrow();
        assertThat(row.plan().from()).isEqualTo(EIGHT.plusSeconds(3600));
        assertThat(row.status()).isEqualTo(ConferencesView.Status.SCHEDULED);
        Map<SiteId, Integer> generations = office.ask(c -> ConferencesView.generations(c, BRIEFING));
        assertThat(generations).isEqualTo(Map.of(site(KY_THUONG), 2));
        assertThat(office.all(c -> ConferencesView.between(c, EIGHT, EIGHT.plusSeconds(600), null)))
                .isEmpty();
        live();
        assertThat(office.all(c -> ConferencesView.withStatus(c, ConferencesView.Status.LIVE)))
                .hasSize(1);
        office.submit(new CloseMeeting());
        assertThat(office.all(c -> ConferencesView.withStatus(c, ConferencesView.Status.CLOSED)))
                .hasSize(1);
    }

    @Test
    void attendanceSaysWhoWasThereAndHowLong() {
        live().after(Duration.ofMinutes(10)).submit(new ReportPresence(site(KY_THUONG), 12, person("a"), "Chủ tịch"));
        office.submit(new ChangeLink(site(KY_THUONG), Link.INTERRUPTED, null));
        office.after(Duration.ofMinutes(5)).submit(new ChangeLink(site(KY_THUONG), Link.CONNECTED, null));
        office.after(Duration.ofMinutes(5)).submit(new CloseMeeting());
        var roll = office.ask(c -> AttendanceView.of(c, BRIEFING, office.now()));
        assertThat(roll.getFirst().site()).isEqualTo(HALL);
        assertThat(roll.get(1))
                .isEqualTo(new AttendanceView.Attendance(
                        site(KY_THUONG),
                        Presence.COMPLETED,
                        12,
                        person("a"),
                        "Chủ tịch",
                        EIGHT,
                        null,
                        Duration.ofMinutes(15)));
    }

    @Test
    void speechesCarryTheUnitsNameOfThenAndTheCorrectedSpeaker() {
        live().speaks(KY_THUONG, "Trần Văn An", "đê điều").after(Duration.ofMinutes(3));
        office.speaks(DONG_LAM, "Lê Thị Bình", "giao thông").after(Duration.ofMinutes(3));
        office.submit(new CorrectSpeaker(2, office.speaker("Phó Chủ tịch Cúc"))).submit(new CloseMeeting());
        office.send(new RenameUnit(KY_THUONG, "phường", "Kỳ Thượng", LocalDate.of(2027, 1, 1)));
        var speeches = office.ask(c -> SpeechesView.speeches(c, BRIEFING));
        assertThat(speeches).extracting(SpeechesView.Speech::unitLabel).containsExactly("xã Kỳ Thượng", "xã Đồng Lâm");
        assertThat(speeches).extracting(SpeechesView.Speech::end).containsExactly(End.SUCCEEDED, End.CLOSED);
        assertThat(speeches.getLast().person()).isEqualTo(person("Phó Chủ tịch Cúc"));
        assertThat(speeches.getFirst().ended()).isEqualTo(EIGHT.plusSeconds(180));
    }

    @Test
    void aSiteThatDidNotSpeakIsSilentSinceTheLastMeetingInWhichItDid() {
        ConferenceId next = new ConferenceId(id("next briefing"));
        office.scheduled(next, EIGHT.plus(Duration.ofDays(7)));
        live().speaks(KY_THUONG, "An", "đê điều");
        assertThat(silence(next, DONG_LAM)).isZero();
        office.submit(new CloseMeeting());
        assertThat(silence(next, DONG_LAM)).isEqualTo(1);
        assertThat(silence(next, KY_THUONG)).isZero();
        assertThat(silence(BRIEFING, DONG_LAM)).isZero();
    }

    private int silence(ConferenceId conference, UnitId unit) {
        return office.ask(c -> SpeechesView.silentFor(c, conference, site(unit)));
    }

    @Test
    void anUndoneGrantNeverHappened() {
        live().speaks(KY_THUONG, "An", "đê điều").after(Duration.ofMinutes(1));
        office.speaks(DONG_LAM, "Bình", "giao thông").submit(new UndoGrant(2));
        var speeches = office.ask(c -> SpeechesView.speeches(c, BRIEFING));
        assertThat(speeches).hasSize(1);
        assertThat(speeches.getFirst().ended()).isNull();
        assertThat(search("giao thong").exact()).isEmpty();
    }

    @Test
    void aSpeechIsFoundWithoutMarksAndPlaysFromItsSecond() {
        live().after(Duration.ofSeconds(90)).speaks(KY_THUONG, "Trần Văn An", "Sửa chữa đê điều trước mùa mưa");
        Search.Hit hit = search("de dieu").exact().getFirst();
        assertThat(hit.kind()).isEqualTo(Search.Kind.SPEECH);
        assertThat(hit.recording()).isEqualTo("r1");
        assertThat(hit.offsetSeconds()).isEqualTo(90);
        assertThat(hit.unitLabel()).isEqualTo("xã Kỳ Thượng");
        assertThat(matched(hit)).isEqualTo("đê điều");
        assertThat(search("tran van an").exact()).hasSize(1);
        assertThat(search("ĐÊ ĐIỀU").exact()).hasSize(1);
    }

    @Test
    void aUnitIsFoundByItsOldAndNewNames() {
        live().speaks(KY_THUONG, "An", "đê điều").submit(new CloseMeeting());
        office.send(new DissolveUnit(KY_THUONG, LocalDate.of(2027, 1, 1), List.of(DONG_LAM)));
        assertThat(search("ky thuong de").exact()).hasSize(1);
        assertThat(search("dong lam de").exact()).hasSize(1);
        assertThat(search("de dieu", DONG_LAM, null).exact()).hasSize(1);
        assertThat(search("de dieu", PROVINCE, null).exact()).hasSize(1);
        assertThat(search("de dieu", null, YearMonth.of(2026, 11)).exact()).hasSize(1);
        assertThat(search("de dieu", null, YearMonth.of(2026, 3)).exact()).isEmpty();
    }

    @Test
    void notesAndTitlesAreFoundAndOddWordsFindNothing() {
        live().submit(new WriteNote(
                new NoteId(id("n")), NoteKind.TASK, office.sealed("Sở Nông nghiệp kiểm tra kè Đồng Lâm")));
        assertThat(search("kiem tra ke").exact()).extracting(Search.Hit::kind).containsExactly(Search.Kind.NOTE);
        assertThat(search("giao ban").exact()).extracting(Search.Hit::kind).containsExactly(Search.Kind.TITLE);
        assertThat(search("\"* ) OR -").exact()).isEmpty();
        assertThat(search("không có gì như vậy").exact()).isEmpty();
        assertThat(office.all(c -> SpeechesView.notes(c, BRIEFING))).hasSize(1);
    }

    @Test
    void recordingsSayWhoOpenedThem() {
        live().submit(new Note(new RecordingOpened("r1", "account:x", "played")));
        assertThat(office.all(c -> RecordingsView.openings(c, "r1")))
                .extracting(RecordingsView.Opening::act)
                .containsExactly("played");
        assertThat(office.all(c -> RecordingsView.of(c, BRIEFING))).hasSize(1);
    }

    @Test
    void rebuiltViewsSayTheSame() throws Exception {
        live().speaks(KY_THUONG, "An", "đê điều").submit(new CloseMeeting());
        var before = office.ask(c -> SpeechesView.speeches(c, BRIEFING));
        var hits = search("de dieu");
        office.rebuilt();
        assertThat(office.all(c -> SpeechesView.speeches(c, BRIEFING))).isEqualTo(before);
        assertThat(search("de dieu")).isEqualTo(hits);
    }
}
