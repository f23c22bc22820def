package vn.giaoban.server.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.CameraId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.views.CamerasView.Installed;
import vn.giaoban.meeting.views.CamerasView.Seat;
import vn.giaoban.server.cameras.Framing.Move;
import vn.giaoban.server.cameras.Framing.Turn;

final class FramingTest {
    private static final ConferenceId BRIEFING = new ConferenceId(UUID.randomUUID());
    private static final SiteId HALL = new SiteId(UUID.randomUUID());
    private static final SiteId COMMUNE = new SiteId(UUID.randomUUID());
    private static final CameraId LEFT = new CameraId(UUID.randomUUID());
    private static final CameraId RIGHT = new CameraId(UUID.randomUUID());
    private static final CameraId OTHER = new CameraId(UUID.randomUUID());

    private static final List<Installed> CAMERAS = List.of(
            new Installed(LEFT, HALL, "Trái", "tcp://192.0.2.1:5678", null, 1),
            new Installed(RIGHT, HALL, "Phải", "tcp://192.0.2.2:5678", null, null),
            new Installed(OTHER, COMMUNE, "Xã", "tcp://192.0.2.3:5678", null, 4));
    private static final List<Seat> SEATS =
            List.of(new Seat(LEFT, "Giám đốc Sở Y tế", 5), new Seat(RIGHT, "giám đốc  sở y tế", 6));

    private static Turn turn(int grant, SiteId site, String position) {
        return new Turn(BRIEFING, grant, site, position);
    }

    private static List<Move> moves(Set<Turn> before, Turn now) {
        return Framing.moves(before, Set.of(now), CAMERAS, SEATS);
    }

    @Test
    void everyCameraOfTheSiteGoesToTheSpeakersSeatHoweverItIsSpelt() {
        assertThat(moves(Set.of(), turn(1, HALL, "GIÁM ĐỐC Sở Y tế ")))
                .containsExactly(new Move(LEFT, 5), new Move(RIGHT, 6));
    }

    @Test
    void anybodyElseIsShownWhereTheSiteWantsEverybodyShown() {
        assertThat(moves(Set.of(), turn(1, HALL, "Chánh Văn phòng"))).containsExactly(new Move(LEFT, 1));
        assertThat(moves(Set.of(), turn(1, COMMUNE, "Giám đốc Sở Y tế"))).containsExactly(new Move(OTHER, 4));
    }

    @Test
    void aTurnThatGoesOnMovesNothingAndACorrectedSpeakerDoes() {
        Turn first = turn(1, HALL, "Chánh Văn phòng");
        assertThat(moves(Set.of(first), first)).isEmpty();
        assertThat(moves(Set.of(first), turn(1, HALL, "Giám đốc Sở Y tế")))
                .containsExactly(new Move(LEFT, 5), new Move(RIGHT, 6));
    }

    @Test
    void theNextTurnOfTheSameSeatMovesAgain() {
        assertThat(moves(Set.of(turn(1, HALL, "Giám đốc Sở Y tế")), turn(2, HALL, "Giám đốc Sở Y tế")))
                .hasSize(2);
    }
}
