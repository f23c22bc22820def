package vn.giaoban.signaling.api;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceEvent.AgendaItem;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.meeting.views.ConferencesView.Status;
import vn.giaoban.meeting.views.ListsView;
import vn.giaoban.meeting.views.SitesView;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.Offices;
import vn.giaoban.store.views.Views;

/** Makes a plan of what was sent: lists become units and sites, what was left out becomes what is usual. */
final class Planning {
    private static final int MINUTES = 5;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_ITEMS = 100;

    private final Views views;
    private final Directory directory;
    private final Offices offices;

    Planning(Views views, Directory directory, Offices offices) {
        this.views = views;
        this.directory = directory;
        this.offices = offices;
    }

    Plan plan(PlanBody body, Caller caller) {
        text("title", body.title());
        text("kind", body.kind());
        if (!body.to().isAfter(body.from())) {
            throw Problem.badField("to");
        }
        SiteId main = mainSite(body);
        Set<UnitId> units = new LinkedHashSet<>();
        Set<SiteId> sites = new LinkedHashSet<>();
        Map<UnitId, SiteId> siteOf = sitesByUnit();
        for (String list : PlanBody.orNone(body.lists())) {
            units.addAll(unitsOf(list));
        }
        for (UUID unit : PlanBody.orNone(body.participants())) {
            units.add(known(new UnitId(unit)));
        }
        Map<SiteId, UnitId> unitOf = directory.unitsBySite();
        units.forEach(unit -> Optional.ofNullable(siteOf.get(unit)).ifPresent(sites::add));
        for (UUID each : PlanBody.orNone(body.sites())) {
            var site = new SiteId(each);
            UnitId unit = unitOf.get(site);
            if (unit == null) {
                throw Problem.badField("sites");
            }
            sites.add(site);
            units.add(unit);
        }
        sites.remove(main);
        UnitId organiser = directory.site(main).unit();
        PersonId chair = chair(body, caller);
        return new Plan(
                body.title().strip(),
                body.kind().strip(),
                body.from(),
                body.to(),
                chair,
                position(body, chair),
                organiser,
                main,
                List.copyOf(sites),
                List.copyOf(units),
                agenda(body),
                body.joinPolicy() == null ? JoinPolicy.LINK : body.joinPolicy(),
                minutes(body),
                body.invitationNumber());
    }

    private static void text(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST_TEXT) {
            throw Problem.badField(field);
        }
    }

    private static int minutes(PlanBody body) {
        Integer minutes = body.minutesPerSpeaker();
        if (minutes != null && (minutes < 1 || minutes > 240)) {
            throw Problem.badField("minutesPerSpeaker");
        }
        return minutes == null ? MINUTES : minutes;
    }

    private static List<AgendaItem> agenda(PlanBody body) {
        List<PlanBody.Item> items = PlanBody.orNone(body.agenda());
        if (items.size() > MOST_ITEMS) {
            throw Problem.badField("agenda");
        }
        items.forEach(i -> text("agenda.title", i.title()));
        return items.stream().map(i -> new AgendaItem(i.title(), i.minutes())).toList();
    }

    /** The one asked for; else the one used last; else the first site there is. */
    private SiteId mainSite(PlanBody body) {
        Set<SiteId> all = directory.unitsBySite().keySet();
        if (body.mainSite() != null) {
            var asked = new SiteId(body.mainSite());
            if (!all.contains(asked)) {
                throw Problem.badField("mainSite");
            }
            return asked;
        }
        return last().map(Plan::mainSite)
                .or(() -> directory.sites().stream().findFirst().map(SitesView.Site::id))
                .orElseThrow(() -> Problem.badField("mainSite"));
    }

    /** The plan of the conference that is live, or scheduled last, or held last. */
    private Optional<Plan> last() {
        return views.query(c -> {
            for (Status status : List.of(Status.LIVE, Status.SCHEDULED, Status.CLOSED)) {
                var last = ConferencesView.withStatus(c, status).stream().findFirst();
                if (last.isPresent()) {
                    return last.map(ConferencesView.Row::plan);
                }
            }
            return Optional.empty();
        });
    }

    private Map<UnitId, SiteId> sitesByUnit() {
        Map<UnitId, SiteId> map = new HashMap<>();
        directory.sites().forEach(site -> map.putIfAbsent(site.unit(), site.id()));
        return map;
    }

    private Collection<UnitId> unitsOf(String list) {
        return views.query(ListsView::all).stream()
                .filter(l -> l.id().toString().equals(list) || l.name().equals(list))
                .findFirst()
                .orElseThrow(() -> Problem.badField("lists"))
                .units();
    }

    private UnitId known(UnitId unit) {
        if (directory.units().stream().noneMatch(u -> u.id().equals(unit))) {
            throw Problem.badField("participants");
        }
        return unit;
    }

    private PersonId chair(PlanBody body, Caller caller) {
        PlanBody.Chair chair = body.chair();
        if (chair != null) {
            var person = new PersonId(chair.person());
            if (directory.person(person).isEmpty()) {
                throw Problem.badField("chair.person");
            }
            text("chair.position", chair.position());
            return person;
        }
        if (caller instanceof Caller.Staff staff) {
            return directory.account(staff.account()).person();
        }
        return last().map(Plan::chair).orElseThrow(() -> Problem.badField("chair"));
    }

    private String position(PlanBody body, PersonId chair) {
        return body.chair() != null
                ? body.chair().position()
                : offices.of(chair).map(Offices.Held::position).orElse("");
    }
}
