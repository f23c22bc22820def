package vn.giaoban.server.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceCommand.DraftConference;
import vn.giaoban.meeting.conference.ConferenceEvent.AgendaItem;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.server.sample.Province.Commune;
import vn.giaoban.store.log.CommitLog;

/** The briefing that a newcomer finds live. The first has number 1; another is opened only when the last is over. */
final class LiveBriefing {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBriefing.class);
    private static final Duration BEGUN = Duration.ofMinutes(30);
    private static final Duration LEFT = Duration.ofHours(2);
    private static final AccountId CHAIR = ProvinceInTheLog.CHAIR;

    private final Province province;
    private final LiveConferences live;
    private final Sender sender;
    private final InstantSource clock;

    LiveBriefing(Province province, LiveConferences live, Sender sender, InstantSource clock) {
        this.province = province;
        this.live = live;
        this.sender = sender;
        this.clock = clock;
    }

    static ConferenceId idOf(int number) {
        return MeetingsInTheLog.idOf("live/" + number);
    }

    /** How many have been opened. */
    static int opened(CommitLog log) {
        int number = 0;
        while (log.findByCommand(Sender.commandId(key(number + 1, "item"))).isPresent()) {
            number++;
        }
        return number;
    }

    private static String key(int number, String what) {
        return "live/" + number + "/" + what;
    }

    ConferenceId open(int number) {
        ConferenceId conference = idOf(number);
        sender.send(key(number, "draft"), new DraftConference(conference, plan(), "THUONG", null, true));
        sender.settle();
        send(number, "open", new LiveCommand.OpenMeeting(CHAIR, Someone.CHAIR.id(), Mode.MODERATED));
        send(number, "operator", new LiveCommand.NameOperator(ProvinceInTheLog.SECRETARY));
        send(number, "item", new LiveCommand.StartAgendaItem(1));
        sender.settle();
        return conference;
    }

    private void send(int number, String what, LiveCommand command) {
        sender.send(idOf(number), key(number, what), command, CHAIR);
    }

    private Plan plan() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        int month = now.atZone(SampleProvince.HERE).getMonthValue();
        return new Plan(
                "Giao ban phòng, chống thiên tai tháng " + month,
                "giao ban",
                now.minus(BEGUN),
                now.plus(LEFT),
                Someone.CHAIR.id(),
                Someone.CHAIR.position(),
                province.office().unit(),
                Province.MAIN_SITE,
                province.communes().stream().map(Commune::site).toList(),
                province.everybody(),
                List.of(
                        new AgendaItem("Tình hình thời tiết, thủy văn", 20),
                        new AgendaItem("Công tác hộ đê và vận hành hồ chứa", 60),
                        new AgendaItem("Sơ tán dân và bảo đảm giao thông", 40),
                        new AgendaItem("Kết luận, giao nhiệm vụ", 30)),
                JoinPolicy.LINK,
                5,
                "212/GM-UBND");
    }

    /**
     * Gives the floor to the first speaker as soon as that site is there, unless somebody else was quicker. Ends by
     * itself after that; once in the life of a briefing.
     */
    CommitLog.Subscription inviteFirstSpeaker(int number) {
        SiteId first = province.commune(SimulatorPlan.FIRST_SPEAKER).site();
        var done = new AtomicBoolean();
        return live.watch(idOf(number), room -> {
            if (untouched(room) && there(room, first) && done.compareAndSet(false, true)) {
                grant(number, first);
            }
        });
    }

    private static boolean untouched(LiveRoom room) {
        var chair = room.chair();
        return room.status() == Status.LIVE
                && room.floor() == null
                && room.called() == null
                && chair != null
                && chair.epoch() == 1;
    }

    private static boolean there(LiveRoom room, SiteId site) {
        var state = room.sites().get(site);
        return state != null && state.link() == Link.CONNECTED;
    }

    private void grant(int number, SiteId first) {
        Instant now = clock.instant();
        var id = Sender.commandId(key(number, "grant"));
        var context = new CommandContext(id, "account:" + CHAIR, CHAIR, 1, now, now, false, null);
        live.submit(idOf(number), new LiveCommand.GrantFloor(first, null, null), context)
                .whenComplete((receipt, error) -> {
                    if (error != null) {
                        LOG.warn("the first speaker was not invited: {}", error.getMessage());
                    }
                });
    }
}
