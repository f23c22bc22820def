package vn.giaoban.signaling.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.signaling.TestRoom.CHAIR;
import static vn.giaoban.signaling.TestRoom.OPERATOR;
import static vn.giaoban.signaling.TestRoom.site;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Audible;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.RoomView;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.room.Stand.Page;

class LeadersTest {
    private final Stand stand = new Stand(new TestRoom(3));

    @Test
    void aChairWithoutAnyPageForTenSecondsIsLostAndEverybodyIsToldFromWhenItIsOffered() {
        Page operator = operator();
        Page chair = stand.staff("chair");
        stand.pass(Duration.ofSeconds(60));
        Instant gone = stand.now.plusMillis(50);
        chair.drop();
        stand.pass(Duration.ofSeconds(9));
        assertThat(leader(operator).lost()).isNull();
        stand.pass(Duration.ofSeconds(2));
        assertThat(leader(operator).lost()).isEqualTo(new RoomView.Lost(gone, gone.plusSeconds(30)));
        assertThat(leader(operator).account()).isEqualTo(CHAIR);
        stand.staff("chair");
        stand.pass(Duration.ofSeconds(1));
        assertThat(leader(operator).lost()).isNull();
    }

    @Test
    void aSecondPageOfTheChairIsEnough() {
        Page operator = operator();
        Page one = stand.staff("chair");
        stand.staff("chair");
        stand.pass(Duration.ofSeconds(60));
        one.drop();
        stand.pass(Duration.ofSeconds(60));
        assertThat(leader(operator).lost()).isNull();
    }

    @Test
    void afterARestartTheChairHasHalfAMinuteToComeBack() {
        Page operator = operator();
        stand.pass(Duration.ofSeconds(29));
        assertThat(stand.live.commands(LiveCommand.ChangeChairLine.class)).isEmpty();
        stand.pass(Duration.ofSeconds(2));
        assertThat(leader(operator).lost()).isNotNull();
        assertThat(stand.live.commands(LiveCommand.ChangeChairLine.class)).hasSize(1);
    }

    @Test
    void anOperatorTakesWhatIsOffered() {
        Page operator = operator();
        stand.pass(Duration.ofSeconds(60));
        assertThat(operator.done(operator.command(1, new ClientCommand.TakeChair())))
                .isTrue();
        stand.pass(Duration.ofSeconds(60));
        assertThat(leader(operator)).returns(OPERATOR, RoomView.Chair::account).returns(null, RoomView.Chair::lost);
    }

    @Test
    void theMainSiteIsLostUntilItOrAPictureOfTheChairsIsThere() {
        Page commune = stand.joined(1, 1);
        Page hall = stand.joined(0, 2);
        stand.pass(Duration.ofSeconds(60));
        hall.dropWithMedia();
        stand.pass(Duration.ofSeconds(11));
        assertThat(meeting(commune).mainLostSince()).isNotNull();
        stand.page("chair").pad();
        stand.pass(Duration.ofSeconds(1));
        assertThat(meeting(commune).mainLostSince()).isNotNull();
        stand.staff("chair");
        stand.pass(Duration.ofSeconds(1));
        assertThat(meeting(commune).mainLostSince()).isNull();
    }

    @Test
    void theOperatorIsHeardFromThePadWhereTheKeyWasPressed() {
        Page hall = stand.joined(0, 1);
        Page desk = operator();
        Page tablet = stand.page("operator").pad();
        for (Page page : java.util.List.of(tablet, desk, tablet)) {
            page.command(1, new ClientCommand.HoldTalkKey());
            stand.live.changed();
            assertThat(stand.media.shown(hall.peer(), Slot.audio(2))).isEqualTo(SourceId.microphone(page.peer()));
            assertThat(stand.media.audible).isEqualTo(new Audible.Only(java.util.Set.of(hall.peer(), page.peer())));
        }
        assertThat(stand.media.shown(hall.peer(), Slot.STAGE_VIDEO)).isNull();
    }

    @Test
    void theTalkKeyOfAnOperatorWhoIsGoneIsFreed() {
        Page operator = operator();
        stand.staff("chair");
        stand.pass(Duration.ofSeconds(60));
        operator.command(1, new ClientCommand.HoldTalkKey());
        operator.dropWithMedia();
        stand.pass(Duration.ofSeconds(9));
        assertThat(stand.room.talkKey).isEqualTo(OPERATOR);
        stand.pass(Duration.ofSeconds(2));
        assertThat(stand.room.talkKey).isNull();
        assertThat(stand.room.state(site(1)).link()).isNotNull();
    }

    private Page operator() {
        stand.room.operators.add(OPERATOR);
        stand.live.changed();
        return stand.page("operator").pad();
    }

    private static RoomView.Chair leader(Page page) {
        return Objects.requireNonNull(meeting(page).chair());
    }

    private static RoomView.Meeting meeting(Page page) {
        RoomView.@Nullable Meeting last = page.all(ServerMessage.Delta.class)
                .map(ServerMessage.Delta::meeting)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElse(null);
        return last == null ? Objects.requireNonNull(page.welcome().room().meeting()) : last;
    }
}
