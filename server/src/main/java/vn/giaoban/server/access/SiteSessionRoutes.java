package vn.giaoban.server.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LobbyEvent;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.signaling.Names;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Caller;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.Office;
import vn.giaoban.signaling.directory.UnitAnswer;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** How sites and delegates come in: the one press that trades a link, and the knock of those who have none. */
public final class SiteSessionRoutes {
    private static final int MOST_WAITING = 300;

    private final Views views;
    private final Vault vault;
    private final Directory directory;
    private final ConferenceBook conferences;
    private final LiveConferences live;
    private final SiteLinks links;
    private final SiteDevices devices;

    /** {@code device} is what an earlier answer called this device; absent the first time. */
    record TradeBody(String token, @Nullable String device) {}

    record KnockBody(
            @Nullable UUID conference,
            String site,
            LobbyEvent.Why why,
            String name,
            String position,
            @Nullable String device) {}

    record SessionAnswer(String deviceSession, UUID device, UUID conference, UUID site, Instant expires) {}

    record ConferenceAnswer(UUID id, String title, Instant from, Instant to, String status, List<String> papers) {}

    record SiteAnswer(UUID id, UnitAnswer unit, String name) {}

    record CurrentAnswer(
            ConferenceAnswer conference,
            SiteAnswer site,
            @Nullable String technicianPhone,
            Instant opens,
            Instant closes,
            String office) {}

    /** {@code at} is when all of the bytes had come. */
    record LineAnswer(Instant at) {}

    public SiteSessionRoutes(
            Views views,
            Vault vault,
            Directory directory,
            ConferenceBook conferences,
            LiveConferences live,
            SiteLinks links,
            SiteDevices devices) {
        this.views = views;
        this.vault = vault;
        this.directory = directory;
        this.conferences = conferences;
        this.live = live;
        this.links = links;
        this.devices = devices;
    }

    public List<Route> routes() {
        return List.of(
                Route.post(
                                "/site-sessions",
                                Allowed.toAnyone(),
                                "Trades a site link for a device session.",
                                this::trade)
                        .takes(TradeBody.class)
                        .answers(SessionAnswer.class),
                Route.get(
                                "/site-sessions/current",
                                Allowed.toDevices(),
                                "What a device's page shows before its room opens.",
                                this::current)
                        .answers(CurrentAnswer.class),
                Route.post(
                                "/site-sessions/current/line",
                                Allowed.toDevices(),
                                "Takes any bytes, so that a device can time its way up.",
                                call -> Answer.ok(new LineAnswer(call.now())))
                        .answers(LineAnswer.class),
                Route.post("/knocks", Allowed.toAnyone(), "Asks to be let in without a link.", this::knock)
                        .takes(KnockBody.class)
                        .answers(SessionAnswer.class));
    }

    private Answer trade(Call call) {
        TradeBody body = call.body(TradeBody.class);
        SiteLinks.Link link = links.find(body.token()).orElseThrow(() -> Problem.notFound("link-unknown"));
        var conference = conferences.find(link.conference()).orElseThrow(() -> Problem.notFound("link-unknown"));
        if (conference.generations().getOrDefault(link.site(), 0) != link.generation()) {
            throw new Problem(410, "link-killed", Office.whomToAsk(vault));
        }
        if (!conference.live() && call.now().isBefore(conference.opens())) {
            throw tooEarly(conference);
        }
        conference.checkOpen(call.now());
        DeviceId device = deviceOf(body.device());
        KnockId waiting = knockOfUnknown(call, link, device);
        return Answer.ok(answer(devices.begin(link.conference(), link.site(), device, link.generation(), waiting)));
    }

    /** Name, time and papers are shown before the room opens. */
    private Problem tooEarly(ConferenceBook.Entry conference) {
        var params = new TreeMap<String, String>();
        params.put("opens", conference.opens().toString());
        params.put("from", conference.from().toString());
        params.put("to", conference.to().toString());
        views.query(c -> ConferencesView.find(c, conference.conference()))
                .ifPresent(row -> params.put("title", row.plan().title()));
        return new Problem(425, "not-yet", params);
    }

    /** Under the policy LOBBY a device that never sat at this site waits until it is let in. */
    private @Nullable KnockId knockOfUnknown(Call call, SiteLinks.Link link, DeviceId device) {
        boolean lobby = views.query(c -> ConferencesView.find(c, link.conference()))
                .map(row -> row.plan().joinPolicy() == JoinPolicy.LOBBY)
                .orElse(false);
        if (!lobby || devices.hasBeenAt(link.site(), device)) {
            return null;
        }
        var knock = new KnockId(call.commandId());
        submit(
                call,
                link.conference(),
                new LobbyEvent.Knocked(knock, LobbyEvent.Why.UNKNOWN_DEVICE, device, link.site(), null, ""));
        return knock;
    }

    private SessionAnswer answer(SiteDevices.Made made) {
        var session = made.session();
        Instant expires = conferences
                .find(new ConferenceId(session.conference()))
                .map(ConferenceBook.Entry::closes)
                .orElse(session.began());
        return new SessionAnswer(made.token(), session.device(), session.conference(), session.site(), expires);
    }

    /** The device as it was called before or calls itself; a new one when it says nothing. */
    private static DeviceId deviceOf(@Nullable String named) {
        if (named == null || named.isBlank()) {
            return new DeviceId(UUID.randomUUID());
        }
        try {
            return new DeviceId(UUID.fromString(named));
        } catch (IllegalArgumentException e) {
            return new DeviceId(UUID.nameUUIDFromBytes(("device/" + named).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private Answer current(Call call) {
        if (!(call.caller() instanceof Caller.Device device)) {
            throw new Problem(401, "unauthorized");
        }
        var row = views.query(c -> ConferencesView.find(c, device.conference()))
                .orElseThrow(() -> Problem.notFound("conference-unknown"));
        var entry = conferences.find(device.conference()).orElseThrow(() -> new Problem(401, "unauthorized"));
        Names.Site site = directory.site(device.site());
        return Answer.ok(new CurrentAnswer(
                new ConferenceAnswer(
                        row.id().value(),
                        row.plan().title(),
                        row.plan().from(),
                        row.plan().to(),
                        row.status().name(),
                        List.of()),
                new SiteAnswer(device.site().value(), directory.unit(site.unit()), directory.nameOf(device.site())),
                directory.technicianPhone(row.id()),
                entry.opens(),
                entry.closes(),
                Office.read(vault).map(Office::name).orElse("")));
    }

    private Answer knock(Call call) {
        KnockBody body = call.body(KnockBody.class);
        if (body.name().isBlank() || body.name().length() > 200) {
            throw Problem.badField("name");
        }
        if (body.position().length() > 200) {
            throw Problem.badField("position");
        }
        SiteId site = siteOf(body.site());
        ConferenceBook.Entry conference = conferenceOf(call, body.conference(), site);
        conference.checkOpen(call.now());
        if (live.room(conference.conference()).map(r -> r.lobby().size()).orElse(0) >= MOST_WAITING) {
            throw new Problem(503, "too-busy");
        }
        var person = new PersonId(UUID.randomUUID());
        vault.putPerson(new Person(person.value(), body.name().strip(), null, null));
        var knock = new KnockId(call.commandId());
        DeviceId device = deviceOf(body.device());
        submit(
                call,
                conference.conference(),
                new LobbyEvent.Knocked(
                        knock, body.why(), device, site, person, body.position().strip()));
        return Answer.ok(answer(devices.begin(conference.conference(), site, device, 0, knock)));
    }

    /** By id, or by the name that somebody without a link types. */
    private SiteId siteOf(String text) {
        try {
            return new SiteId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            List<SiteId> meant = directory.sitesNamed(text);
            return switch (meant.size()) {
                case 0 -> throw new Problem(404, "site-unknown", Map.of("field", "site"));
                case 1 -> meant.getFirst();
                default -> throw new Problem(409, "site-ambiguous", Map.of("field", "site"));
            };
        }
    }

    /** The one named, or the one that this site is in now. */
    private ConferenceBook.Entry conferenceOf(Call call, @Nullable UUID named, SiteId site) {
        Optional<ConferenceBook.Entry> found = named != null
                ? conferences.find(new ConferenceId(named))
                : conferences.linked().stream()
                        .filter(c -> c.generations().containsKey(site) && c.isOpen(call.now()))
                        .sorted((a, b) -> Boolean.compare(b.live(), a.live()))
                        .findFirst();
        return found.filter(c -> c.generations().containsKey(site))
                .orElseThrow(() -> Problem.notFound("conference-unknown"));
    }

    private void submit(Call call, ConferenceId conference, LobbyEvent.Knocked knocked) {
        var context = CommandContext.by("site:" + knocked.site(), call.commandId(), call.now());
        live.submit(conference, new LiveCommand.Knock(knocked), context).join();
    }
}
