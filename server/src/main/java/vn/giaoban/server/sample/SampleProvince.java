package vn.giaoban.server.sample;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.server.simulate.SimulatorJob;
import vn.giaoban.signaling.directory.Offices;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.vault.Vault;

/**
 * The sample: made on an empty log, found again on every later start. Everything in it has a known id, so that making it
 * twice, or going on after it was cut short, adds nothing twice.
 */
public final class SampleProvince {
    /** Where the province is. */
    static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** What to type into the search of the archive. */
    public static final String ARCHIVE_HINT = "de dieu";

    /** The name of the office, as pages show it. */
    public static final String OFFICE = "Văn phòng UBND tỉnh Hải Lâm";

    /** The telephone that sites ring for help. */
    public static final String TECHNICIAN_PHONE = "0200 555 0123";

    private final MeetingCommands commands;
    private final LiveConferences live;
    private final Vault vault;
    private final CommitLog log;
    private final InstantSource clock;
    private final @Nullable PastRecorder recorder;
    private final Province province = Province.read();

    /** @param recorder null to leave the past without a recording */
    public SampleProvince(
            MeetingCommands commands,
            LiveConferences live,
            Vault vault,
            CommitLog log,
            InstantSource clock,
            @Nullable PastRecorder recorder) {
        this.commands = commands;
        this.live = live;
        this.vault = vault;
        this.log = log;
        this.clock = clock;
        this.recorder = recorder;
    }

    /**
     * The briefing that a newcomer is shown.
     *
     * @param account that the start link signs in: the chair's, with every role
     * @param commune the site whose link is offered to a newcomer
     * @param over whether it is closed; {@link #openAnother} then begins a new one
     */
    public record Briefing(ConferenceId conference, AccountId account, SiteId commune, boolean over) {}

    /**
     * Makes what is missing of the sample, and says which briefing is its last. To be called before anything follows the
     * live conferences: past meetings are held once more, in the time of then.
     */
    public Briefing open() {
        if (LiveBriefing.opened(log) == 0) {
            vault.putPeople(province.people());
            Sender sender = sender();
            new ProvinceInTheLog(province, sender, vault).write();
            var past = new PastMeetings(province);
            var meetings = new MeetingsInTheLog(sender, vault, recorder);
            meetings.hold(past.ofDistricts());
            meetings.hold(past.ofMarch());
            meetings.hold(past.ofLastWeek(LocalDate.ofInstant(clock.instant(), HERE)));
            briefings().open(1);
        }
        return last();
    }

    /** Who holds which office, for the directory of people. */
    public List<Offices.Held> offices() {
        return province.offices();
    }

    /** Opens another briefing when the last one is over; answers the last one otherwise. */
    public Briefing openAnother() {
        if (last().over()) {
            briefings().open(LiveBriefing.opened(log) + 1);
        }
        return last();
    }

    /** Invites the first speaker of the last briefing as soon as that site is connected; end it with the server. */
    public CommitLog.Subscription inviteFirstSpeaker() {
        return briefings().inviteFirstSpeaker(LiveBriefing.opened(log));
    }

    /**
     * What the simulators are to play: the main site and at most so many others of the last briefing.
     *
     * @param sessions gives the device session with which a site comes in
     * @return empty when the briefing is over
     */
    public Optional<SimulatorJob> simulators(int count, Function<SiteId, String> sessions) {
        Briefing last = last();
        return last.over()
                ? Optional.empty()
                : Optional.of(SimulatorPlan.job(province, last.conference(), count, sessions));
    }

    private Briefing last() {
        ConferenceId conference = LiveBriefing.idOf(LiveBriefing.opened(log));
        boolean over = live.room(conference)
                .map(room -> room.status() == LiveRoom.Status.CLOSED)
                .orElse(true);
        SiteId commune = province.commune(SimulatorPlan.OFFERED).site();
        return new Briefing(conference, ProvinceInTheLog.CHAIR, commune, over);
    }

    private Sender sender() {
        return new Sender(commands, live, clock);
    }

    private LiveBriefing briefings() {
        return new LiveBriefing(province, live, sender(), clock);
    }
}
