package vn.giaoban.signaling.api;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.meeting.views.ListsView;
import vn.giaoban.meeting.views.SitesView;
import vn.giaoban.meeting.views.UnitsView;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.Offices;
import vn.giaoban.signaling.directory.UnitAnswer;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** Units, sites, saved lists and people, as those who plan a meeting need them. */
public final class UnitRoutes {
    private final Views views;
    private final Vault vault;
    private final Directory directory;
    private final Offices offices;

    record UnitLine(
            UUID id,
            String type,
            String name,
            String kind,
            @Nullable UUID parent,
            @Nullable String code,
            @Nullable String until) {}

    record ContactAnswer(String name, String phone) {}

    /** {@code main} marks a place that was a main site before. */
    record SiteLine(
            UUID id,
            String name,
            UnitAnswer unit,
            int seats,
            boolean main,
            @Nullable ContactAnswer contact) {}

    record ListLine(UUID id, String name, List<UUID> units) {}

    record PersonLine(
            UUID id,
            String name,
            @Nullable String position,
            @Nullable UnitAnswer unit,
            @Nullable String phone) {}

    public UnitRoutes(Views views, Vault vault, Directory directory, Offices offices) {
        this.views = views;
        this.vault = vault;
        this.directory = directory;
        this.offices = offices;
    }

    public List<Route> routes() {
        Allowed staff = Allowed.toStaff().orService(Scope.CONFERENCES_READ);
        return List.of(
                Route.get(
                                "/units",
                                staff,
                                "Territories and agencies; those dissolved carry their last day.",
                                this::units)
                        .answersPageOf(UnitLine.class),
                Route.get("/sites", staff, "The sites of present units, with their contacts.", this::sites)
                        .answersPageOf(SiteLine.class),
                Route.get("/lists", staff, "The saved lists.", this::lists).answersPageOf(ListLine.class),
                Route.get("/people", staff, "The people known, by name.", this::people)
                        .answersPageOf(PersonLine.class));
    }

    private Answer units(Call call) {
        return call.page(directory.units().stream().map(UnitRoutes::line).toList());
    }

    private static UnitLine line(UnitsView.Unit unit) {
        UnitId parent = unit.parent();
        return new UnitLine(
                unit.id().value(),
                unit.type(),
                unit.name(),
                unit.kind().name(),
                parent == null ? null : parent.value(),
                unit.code(),
                unit.until() == null ? null : unit.until().toString());
    }

    private Answer sites(Call call) {
        Set<UnitId> present = new HashSet<>();
        directory.units().stream()
                .filter(u -> u.until() == null)
                .map(UnitsView.Unit::id)
                .forEach(present::add);
        Set<SiteId> mains = mainSites();
        return call.page(directory.sites().stream()
                .filter(site -> present.contains(site.unit()))
                .map(site -> line(site, mains.contains(site.id())))
                .sorted(Comparator.comparing((SiteLine s) -> !s.main()))
                .toList());
    }

    private Set<SiteId> mainSites() {
        var mains = new HashSet<SiteId>();
        views.query(c -> {
            for (var status : ConferencesView.Status.values()) {
                ConferencesView.withStatus(c, status)
                        .forEach(row -> mains.add(row.plan().mainSite()));
            }
            return mains;
        });
        return mains;
    }

    private SiteLine line(SitesView.Site site, boolean main) {
        return new SiteLine(
                site.id().value(),
                directory.nameOf(site.id()),
                directory.unit(site.unit()),
                site.seats(),
                main,
                directory.person(site.contact()).map(UnitRoutes::contact).orElse(null));
    }

    private static ContactAnswer contact(Person person) {
        String phone = person.phone();
        return new ContactAnswer(person.name(), phone == null ? "" : phone);
    }

    private Answer lists(Call call) {
        return call.page(views.query(ListsView::all).stream()
                .map(list -> new ListLine(
                        list.id().value(),
                        list.name(),
                        list.units().stream().map(UnitId::value).toList()))
                .toList());
    }

    private Answer people(Call call) {
        return call.page(vault.people().stream()
                .filter(p -> !p.name().isBlank())
                .sorted(Comparator.comparing((Person p) -> givenName(p.name())).thenComparing(Person::name))
                .map(this::line)
                .toList());
    }

    /** People are sorted by their given name, which stands last. */
    private static String givenName(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private PersonLine line(Person person) {
        var office = offices.of(new PersonId(person.id()));
        return new PersonLine(
                person.id(),
                person.name(),
                office.map(Offices.Held::position).orElse(null),
                office.map(o -> directory.unit(new UnitId(o.unit()))).orElse(null),
                person.phone());
    }
}
