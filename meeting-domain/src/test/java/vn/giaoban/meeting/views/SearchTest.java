package vn.giaoban.meeting.views;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.views.Office.CHAIR;
import static vn.giaoban.meeting.views.Office.DONG_LAM;
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
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.live.LiveCommand.ChangeLink;
import vn.giaoban.meeting.live.LiveCommand.CloseMeeting;
import vn.giaoban.meeting.live.LiveCommand.CorrectSpeaker;
import vn.giaoban.meeting.live.LiveCommand.Note;
import vn.giaoban.meeting.live.LiveCommand.OpenMeeting;
import vn.giaoban.meeting.live.LiveCommand.UndoGrant;
import vn.giaoban.meeting.live.LiveCommand.WriteNote;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveEvent.RecordingStarted;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.unit.UnitCommand.DissolveUnit;
import vn.giaoban.meeting.unit.UnitCommand.RenameUnit;

final class SearchTest {
    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(directory).province().scheduled();
        office.submit(new OpenMeeting(CHAIR, person("chairman"), Mode.MODERATED));
        for (UnitId unit : List.of(PROVINCE, KY_THUONG, DONG_LAM)) {
            office.submit(new ChangeLink(site(unit), Link.CONNECTED, null));
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void noted(String text) {
        office.submit(new WriteNote(new NoteId(id("note " + text)), NoteKind.NOTE, office.sealed(text)));
    }

    private Search.Result search(String words) {
        return search(new Search.Query(words, null, null, null, 20));
    }

    private Search.Result search(Search.Query query) {
        return office.ask(c -> Search.run(c, query));
    }

    private static List<String> texts(List<Search.Hit> hits) {
        return hits.stream()
                .map(hit -> hit.snippet().stream().map(Snippet.Piece::text).collect(Collectors.joining()))
                .toList();
    }

    private static @Nullable String matched(Search.Hit hit) {
        return hit.snippet().stream()
                .filter(Snippet.Piece::matched)
                .map(Snippet.Piece::text)
                .findFirst()
                .orElse(null);
    }

    @Test
    void wordsWithoutMarksBringWhatTheyMostLikelyMeanFirstAndTheRestApart() {
        noted("Công an bố trí lực lượng để điều tiết giao thông");
        noted("Đề nghị tỉnh xem lại việc điều động xe");
        noted("Hộ đê điều là việc của cấp xã");
        Search.Result found = search("de dieu");
        assertThat(found.exact()).extracting(SearchTest::matched).containsExactly("đê điều");
        assertThat(texts(found.folded()))
                .containsExactlyInAnyOrder(
                        "Công an bố trí lực lượng để điều tiết giao thông", "Đề nghị tỉnh xem lại việc điều động xe");
    }

    @Test
    void aDikeStandsAboveInOrderToHoweverRareItIs() {
        for (int i = 0; i < 30; i++) {
            noted("Đề nghị thêm vốn để làm đường, lần " + i);
        }
        noted("Gia cố đê sông");
        Search.Result found = search(new Search.Query("de", null, null, null, 5));
        assertThat(found.exact()).extracting(SearchTest::matched).containsExactly("đê");
        assertThat(found.folded()).hasSize(5);
    }

    @Test
    void typedMarksAreMeantAndOthersComeAfter() {
        noted("Thêm vốn để làm đường");
        noted("Gia cố đê sông");
        assertThat(search("đê").exact()).extracting(SearchTest::matched).containsExactly("đê");
        assertThat(search("đê").folded()).extracting(SearchTest::matched).containsExactly("để");
        assertThat(search("để").exact()).extracting(SearchTest::matched).containsExactly("để");
        assertThat(search("gia cố de").exact()).hasSize(1);
    }

    @Test
    void theWholePhraseStandsBeforeItsWordsScattered() {
        noted("Điều thêm người lên mặt đê");
        noted("Kiểm tra đê điều");
        assertThat(texts(search("đê điều").exact())).containsExactly("Kiểm tra đê điều", "Điều thêm người lên mặt đê");
        assertThat(texts(search("de dieu").exact())).containsExactly("Kiểm tra đê điều", "Điều thêm người lên mặt đê");
    }

    @Test
    void whatCanBePlayedStandsBeforeWhatCannot() {
        noted("Tu bổ đê điều");
        office.after(Duration.ofMinutes(1)).submit(new Note(new RecordingStarted("r1")));
        office.after(Duration.ofMinutes(1));
        noted("Đoạn đê điều K3 đến K5 sạt 40 mét, xã đã cắm biển, trực đêm và báo cáo về tỉnh mỗi giờ một lần");
        assertThat(search("de dieu").exact()).extracting(Search.Hit::recording).containsExactly("r1", null);
    }

    @Test
    void aChairmanOfACommuneHisTopicAndAMonthFindTheOneSpeech() {
        office.speaks(DONG_LAM, "Bình", "Hộ đê").speaks(KY_THUONG, "An", "Tu bổ đê điều");
        assertThat(texts(search("chủ tịch xã Kỳ Thượng, đê, tháng 11").exact())).containsExactly("Tu bổ đê điều");
        assertThat(texts(search("chu tich xa ky thuong de thang 11/2026").exact()))
                .containsExactly("Tu bổ đê điều");
        assertThat(search("chủ tịch xã Kỳ Thượng, đê, tháng 3").exact()).isEmpty();
        assertThat(search("chủ tịch xã Kỳ Thượng, đê, tháng 11 năm 2025").exact())
                .isEmpty();
    }

    @Test
    void aMonthThatWasSaidIsFoundAsWords() {
        noted("Xong trước tháng 3");
        assertThat(texts(search("xong trước tháng 3").exact())).containsExactly("Xong trước tháng 3");
        assertThat(texts(search("thang 3").exact())).containsExactly("Xong trước tháng 3");
    }

    @Test
    void aSpeechIsFoundByEveryNameOfItsUnitBeforeAndAfterAReform() {
        office.speaks(KY_THUONG, "An", "đê điều").submit(new CloseMeeting());
        office.send(new DissolveUnit(KY_THUONG, LocalDate.of(2027, 1, 1), List.of(DONG_LAM)));
        office.send(new RenameUnit(DONG_LAM, "phường", "Đông Hà", LocalDate.of(2027, 1, 1)));
        for (String name : List.of("xã Kỳ Thượng", "ky thuong", "Đồng Lâm", "phường Đông Hà")) {
            assertThat(search(name + " đê").exact()).as(name).hasSize(1);
        }
    }

    @Test
    void whatAUnitSaidIsFoundByANameOfOneThatItFollowedAfterWhatThatOneSaidItself() {
        office.speaks(DONG_LAM, "Bình", "đê sông")
                .speaks(KY_THUONG, "An", "đê biển")
                .submit(new CloseMeeting());
        office.send(new DissolveUnit(KY_THUONG, LocalDate.of(2027, 1, 1), List.of(DONG_LAM)));
        assertThat(texts(search("xã Kỳ Thượng đê").exact())).containsExactly("đê biển", "đê sông");
    }

    @Test
    void aNoteBelongsToWhoHadTheFloor() {
        office.speaks(KY_THUONG, "Trần Văn An", "Thiên tai");
        noted("Sạt lở 40 mét");
        Search.Hit hit = search("tran van an sat lo").exact().getFirst();
        assertThat(hit.kind()).isEqualTo(Search.Kind.NOTE);
        assertThat(hit.person()).isEqualTo(person("Trần Văn An"));
        assertThat(hit.position()).isEqualTo("Chủ tịch UBND xã");
        office.submit(new CorrectSpeaker(1, office.speaker("Lê Thị Bình")));
        assertThat(search("tran van an sat lo").exact()).isEmpty();
        assertThat(search("le thi binh sat lo").exact()).hasSize(1);
    }

    @Test
    void anUndoneSpeechLeavesItsNoteToNobody() {
        office.speaks(KY_THUONG, "An", "Thiên tai");
        noted("Sạt lở 40 mét");
        office.submit(new UndoGrant(1));
        assertThat(search("sat lo").exact()).extracting(Search.Hit::person).containsOnlyNulls();
    }

    @Test
    void aPersonAUnitOrAMonthAloneListsTheSpeechesTheLatestFirst() {
        office.speaks(KY_THUONG, "An", "một").after(Duration.ofMinutes(5)).speaks(DONG_LAM, "An", "hai");
        office.after(Duration.ofMinutes(5)).speaks(KY_THUONG, "Bình", "ba");
        assertThat(texts(search(new Search.Query("", null, person("An"), null, 20))
                        .exact()))
                .containsExactly("hai", "một");
        assertThat(texts(search(new Search.Query("", KY_THUONG, null, null, 20)).exact()))
                .containsExactly("ba", "một");
        assertThat(search(new Search.Query("", null, null, YearMonth.of(2026, 11), 2))
                        .exact())
                .hasSize(2);
        assertThat(search("").exact()).isEmpty();
    }

    @Test
    void bothWaysOfPlacingATonemarkAreOneWord() {
        noted("Phường Hòa Khê hỏng máy bơm, quý III thay");
        assertThat(search("Hoà Khê").exact()).hasSize(1);
        assertThat(search("quý").exact()).hasSize(1);
    }

    @Test
    void aLongNoteIsCutAroundThePhraseAtWholeWords() {
        noted("Đề nghị " + "mưa lũ gây ngập úng ".repeat(20) + "ở đoạn đê điều K3 " + "và hai bên đường ".repeat(30));
        String text = texts(search("de dieu").exact()).getFirst();
        assertThat(text)
                .startsWith("… ")
                .contains("đoạn đê điều K3")
                .endsWith(" …")
                .hasSizeLessThan(320);
    }

    @Test
    void thePhraseAloneIsMarkedWhereItStands() {
        noted("Đề nghị tỉnh bố trí vốn tu bổ đê điều, điều thêm người");
        assertThat(search("de dieu").exact().getFirst().snippet().stream().filter(Snippet.Piece::matched))
                .containsExactly(new Snippet.Piece("đê điều", true));
    }

    @Test
    void whateverIsTypedIsAnAnswerAndNotAnError() {
        noted("Kiểm tra đê điều");
        long seed = 20260309;
        Random random = new Random(seed);
        String letters = "đêĐỀa3/\"*()-:^{}' \u0301\u0000 ORAND\uD83D\uDE00";
        for (int i = 0; i < 300; i++) {
            String words = random.ints(random.nextInt(1, 12), 0, letters.length())
                    .mapToObj(at -> letters.substring(at, at + 1))
                    .collect(Collectors.joining());
            assertThat(search(words)).as("seed %d: %s", seed, words).isNotNull();
        }
    }
}
