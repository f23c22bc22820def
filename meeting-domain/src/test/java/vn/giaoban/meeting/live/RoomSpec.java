package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.live.People.BRIEFING;
import static vn.giaoban.meeting.live.People.CHAIR;
import static vn.giaoban.meeting.live.People.CHAIRMAN;
import static vn.giaoban.meeting.live.People.EIGHT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceDrafted;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceScheduled;
import vn.giaoban.meeting.live.LiveEvent.MeetingOpened;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.LinkChanged;
import vn.giaoban.meeting.site.SiteEvent;

/** Given events, when a command, then events or a refusal: on the pure decisions of a room. */
final class RoomSpec {
    private final Room room = new Room(BRIEFING);
    private Instant now = EIGHT;
    private List<? extends MeetingEvent> last = List.of();
    private @Nullable Rejected rejected;

    static RoomSpec drafted() {
        return new RoomSpec().given(new ConferenceDrafted(BRIEFING, People.plan(), null));
    }

    static RoomSpec scheduled() {
        return drafted().given(new ConferenceScheduled(BRIEFING));
    }

    static RoomSpec live() {
        return scheduled().given(new MeetingOpened(BRIEFING, CHAIR, CHAIRMAN, 1, Mode.MODERATED));
    }

    RoomSpec connected(SiteId... sites) {
        for (SiteId site : sites) {
            given(new LinkChanged(site, Link.CONNECTED, null));
        }
        return this;
    }

    RoomSpec given(MeetingEvent... events) {
        for (MeetingEvent event : events) {
            room.evolve(event, now);
        }
        return this;
    }

    RoomSpec known(SiteEvent event) {
        room.evolveSite(event);
        return this;
    }

    RoomSpec after(Duration time) {
        now = now.plus(time);
        return this;
    }

    RoomSpec when(LiveCommand command) {
        return when(command, CHAIR, 1);
    }

    RoomSpec when(LiveCommand command, @Nullable AccountId account, int epoch) {
        var context = new CommandContext(new UUID(0, 1), "account:" + account, account, epoch, now, now, false, null);
        last = List.of();
        rejected = null;
        try {
            last = RoomDecisions.decide(room, command, context);
            last.forEach(this::given);
        } catch (Rejected e) {
            rejected = e;
        }
        return this;
    }

    RoomSpec then(MeetingEvent... events) {
        assertThat(rejected).isNull();
        assertThat(last).isEqualTo(List.of(events));
        return this;
    }

    RoomSpec thenNothing() {
        return then();
    }

    RoomSpec thenRefused(String code) {
        assertThat(rejected).as("refused, not %s", last).isNotNull();
        assertThat(code()).isEqualTo(code);
        return this;
    }

    RoomSpec thenRefused(String code, Map<String, String> parameters) {
        thenRefused(code);
        Rejected refusal = rejected;
        assertThat(refusal == null ? Map.of() : refusal.parameters()).isEqualTo(parameters);
        return this;
    }

    LiveRoom room() {
        return room.view();
    }

    Instant now() {
        return now;
    }

    private String code() {
        Rejected refusal = rejected;
        return refusal == null ? "" : refusal.code();
    }
}
