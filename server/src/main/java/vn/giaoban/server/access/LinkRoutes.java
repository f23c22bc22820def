package vn.giaoban.server.access;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.conference.ConferenceCommand.ReissueLink;
import vn.giaoban.meeting.views.AttendanceView;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.meeting.views.UnitLabel;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.api.Scope;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.UnitAnswer;
import vn.giaoban.store.views.Views;

/** The links of a conference's sites: read with the text to paste, and re-issued. */
public final class LinkRoutes {
    private static final Set<Role> SECRETARIES = Set.of(Role.SECRETARY);
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final Views views;
    private final MeetingCommands commands;
    private final Directory directory;
    private final Authority authority;
    private final ConferenceBook conferences;
    private final SiteLinks links;
    private final SiteDevices devices;
    private final LinkAddress address;

    /** {@code text} is ready to be pasted into a chat; {@code seen} once a device came in by it. */
    record LinkAnswer(UUID site, UnitAnswer unit, String url, int generation, boolean seen, String text) {}

    record ReissuedAnswer(UUID site, String url, int generation, long position) {}

    public LinkRoutes(
            Views views,
            MeetingCommands commands,
            Directory directory,
            Authority authority,
            ConferenceBook conferences,
            SiteLinks links,
            SiteDevices devices,
            LinkAddress address) {
        this.views = views;
        this.commands = commands;
        this.directory = directory;
        this.authority = authority;
        this.conferences = conferences;
        this.links = links;
        this.devices = devices;
        this.address = address;
    }

    public List<Route> routes() {
        Allowed secretaries = Allowed.toRoles(Role.SECRETARY);
        return List.of(
                Route.get(
                                "/conferences/{id}/links",
                                secretaries.orService(Scope.LINKS_READ),
                                "Every site's link with a text to paste.",
                                this::list)
                        .answersPageOf(LinkAnswer.class),
                Route.post(
                                "/conferences/{id}/sites/{site}/link",
                                secretaries.orService(Scope.CONFERENCES_WRITE),
                                "Re-issues a site's link; the old one is dead at once.",
                                this::reissue)
                        .answers(ReissuedAnswer.class));
    }

    private ConferencesView.Row conference(Call call) {
        var row = views.query(c -> ConferencesView.find(c, new ConferenceId(call.id("id"))))
                .orElseThrow(() -> Problem.notFound("conference-unknown"));
        authority.require(call.caller(), SECRETARIES, row.plan().organiser());
        return row;
    }

    private ConferenceBook.Entry linked(ConferenceId conference) {
        return conferences.find(conference).orElseThrow(() -> new Problem(409, "not-scheduled"));
    }

    private Answer list(Call call) {
        var row = conference(call);
        Map<SiteId, Integer> generations = linked(row.id()).generations();
        Map<SiteId, AttendanceView.Attendance> roll =
                views.query(c -> AttendanceView.of(c, row.id(), call.now())).stream()
                        .collect(Collectors.toMap(AttendanceView.Attendance::site, Function.identity()));
        return call.page(generations.keySet().stream()
                .map(site -> answer(call, row, site, generations.getOrDefault(site, 1), wasSeen(roll, site)))
                .sorted(Comparator.comparing((LinkAnswer l) ->
                                !l.site().equals(row.plan().mainSite().value()))
                        .thenComparing(l -> l.unit().name()))
                .toList());
    }

    private static boolean wasSeen(Map<SiteId, AttendanceView.Attendance> roll, SiteId site) {
        var attendance = roll.get(site);
        return attendance != null && attendance.firstConnected() != null;
    }

    private LinkAnswer answer(Call call, ConferencesView.Row row, SiteId site, int generation, boolean seen) {
        UnitAnswer unit = directory.unitOf(site);
        String url = url(call, row.id(), site, generation);
        return new LinkAnswer(site.value(), unit, url, generation, seen, text(row, unit, url));
    }

    String url(Call call, ConferenceId conference, SiteId site, int generation) {
        return address.of(call) + "/v#" + links.token(conference, site, generation);
    }

    private static String text(ConferencesView.Row row, UnitAnswer unit, String url) {
        String number = row.plan().invitationNumber();
        return "Kính mời " + UnitLabel.of(unit.type(), unit.name()) + " dự họp: "
                + row.plan().title() + ", "
                + when(row.plan().from()) + (number == null ? "" : " (" + number + ")")
                + ". Mở liên kết rồi bấm Vào phòng họp: " + url;
    }

    private static String when(Instant at) {
        return WHEN.format(at);
    }

    private Answer reissue(Call call) {
        var row = conference(call);
        var site = new SiteId(call.id("site"));
        if (!linked(row.id()).generations().containsKey(site)) {
            throw Problem.notFound("site-unknown");
        }
        long position = commands.send(new ReissueLink(row.id(), site), call.context())
                .join()
                .position();
        try {
            // Whoever is sent out asks at once whom to ask for the new link: by then it must be known that there is
            // one.
            views.await(position, Call.PATIENCE);
        } finally {
            devices.linkKilled(row.id(), site);
        }
        int generation = linked(row.id()).generations().getOrDefault(site, 1);
        return Answer.ok(new ReissuedAnswer(site.value(), url(call, row.id(), site, generation), generation, position))
                .at(position);
    }
}
