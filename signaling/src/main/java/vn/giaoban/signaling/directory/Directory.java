package vn.giaoban.signaling.directory;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.views.AccountsView;
import vn.giaoban.meeting.views.SitesView;
import vn.giaoban.meeting.views.SpeechesView;
import vn.giaoban.meeting.views.UnitsView;
import vn.giaoban.signaling.Names;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Folding;
import vn.giaoban.store.views.Views;

/**
 * Names of units, sites, people and accounts. Units and sites are read whole and kept for a second: a room of 400 sites
 * asks for all of them at once.
 */
public final class Directory implements Names, AccountBook {
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final Views views;
    private final Vault vault;
    private final Offices offices;
    private volatile Known known = new Known(-1, 0, Map.of(), Map.of());

    /** Everything as of one position, read at a time of the monotonic clock. */
    private record Known(
            long position, long readNanos, Map<UnitId, UnitsView.Unit> units, Map<SiteId, SitesView.Site> sites) {}

    public Directory(Views views, Vault vault, Offices offices) {
        this.views = views;
        this.vault = vault;
        this.offices = offices;
    }

    /** At most a second old: in a running meeting the log moves many times a second, and names do not. */
    private Known known() {
        Known now = known;
        boolean fresh = now.position == views.position() || System.nanoTime() - now.readNanos < FRESH_NANOS;
        return now.position >= 0 && fresh ? now : read();
    }

    private Known read() {
        long position = views.position();
        Known read = views.query(connection -> new Known(
                position,
                System.nanoTime(),
                byId(UnitsView.all(connection), UnitsView.Unit::id),
                byId(SitesView.all(connection), SitesView.Site::id)));
        known = read;
        return read;
    }

    private static <K, V> Map<K, V> byId(List<V> all, Function<V, K> id) {
        var map = new HashMap<K, V>();
        all.forEach(v -> map.put(id.apply(v), v));
        return map;
    }

    @Override
    public Site site(SiteId site) {
        Known all = known();
        if (!all.sites.containsKey(site) && all.position != views.position()) {
            all = read();
        }
        SitesView.Site found = all.sites.get(site);
        UnitsView.Unit unit = found == null ? null : all.units.get(found.unit());
        if (found == null || unit == null) {
            return new Site(new UnitId(site.value()), "", site.toString(), null, null);
        }
        return new Site(unit.id(), unit.type(), unit.name(), found.name(), found.contact());
    }

    @Override
    public Account account(AccountId account) {
        return views.query(connection -> AccountsView.find(connection, account))
                .map(found -> new Account(
                        found.person(),
                        nameOf(found.person()),
                        offices.of(found.person()).map(Offices.Held::position).orElse("")))
                .orElseGet(() -> new Account(new PersonId(account.value()), "", ""));
    }

    @Override
    public Optional<PersonId> personAt(SiteId site, String name) {
        String wanted = folded(name);
        return offices.at(site(site).unit()).stream()
                .filter(id ->
                        person(id).filter(p -> folded(p.name()).equals(wanted)).isPresent())
                .findFirst();
    }

    private static String folded(String name) {
        return name.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable String technicianPhone(ConferenceId conference) {
        return Office.read(vault).map(Office::technicianPhone).orElse(null);
    }

    @Override
    public int silentFor(ConferenceId conference, SiteId site) {
        return views.query(connection -> SpeechesView.silentFor(connection, conference, site));
    }

    @Override
    public boolean sample(ConferenceId conference) {
        return Office.read(vault).map(Office::sample).isPresent();
    }

    @Override
    public Optional<Entry> byId(AccountId account) {
        return views.query(connection -> AccountsView.find(connection, account))
                .filter(a -> !a.closed())
                .map(this::entry);
    }

    @Override
    public Optional<Entry> byUsername(String username) {
        return views.query(connection -> AccountsView.byUsername(connection, username))
                .filter(a -> !a.closed())
                .map(this::entry);
    }

    private Entry entry(AccountsView.Account account) {
        return new Entry(
                account.id(), account.person(), vault.open(account.username()).orElse(""), account.grants());
    }

    public Optional<Person> person(PersonId person) {
        return vault.person(person.value());
    }

    public String nameOf(PersonId person) {
        return person(person).map(Person::name).orElse("");
    }

    public UnitAnswer unit(UnitId unit) {
        UnitsView.Unit found = known().units.get(unit);
        return found == null
                ? new UnitAnswer(unit.value(), "", unit.toString())
                : new UnitAnswer(unit.value(), found.type(), found.name());
    }

    public UnitAnswer unitOf(SiteId site) {
        return unit(site(site).unit());
    }

    /** Who leads a site's unit, as far as offices are known; else its contact. */
    public Leader leaderOf(SiteId site) {
        Site found = site(site);
        PersonId contact = found.contact();
        return offices.at(found.unit()).stream()
                .filter(p -> !p.equals(contact))
                .findFirst()
                .map(p -> new Leader(
                        p, nameOf(p), offices.of(p).map(Offices.Held::position).orElse("")))
                .orElseGet(() -> new Leader(contact, contact == null ? found.unitName() : nameOf(contact), ""));
    }

    /** A person with the office held. */
    public record Leader(@Nullable PersonId person, String name, String position) {}

    /** What a site is called: its own name, else its unit's. */
    public String nameOf(SiteId site) {
        Site found = site(site);
        String own = found.name();
        return own != null ? own : found.unitName();
    }

    /**
     * The sites that people mean by a name: as written, else in any case and without marks; with the unit's type before
     * those without it. Several when no name tells them apart.
     */
    public List<SiteId> sitesNamed(String text) {
        Known all = read();
        String wanted = plain(text);
        for (UnaryOperator<String> reading : List.<UnaryOperator<String>>of(Directory::plain, Directory::unmarked)) {
            for (Function<Called, Stream<String>> names :
                    List.<Function<Called, Stream<String>>>of(Called::own, Called::label, Called::name)) {
                List<SiteId> found = all.sites.values().stream()
                        .filter(site -> called(all, site)
                                .map(names)
                                .filter(n ->
                                        n.anyMatch(name -> reading.apply(name).equals(reading.apply(wanted))))
                                .isPresent())
                        .map(SitesView.Site::id)
                        .toList();
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /** What a site goes by. */
    private record Called(@Nullable String siteName, UnitsView.Unit unit) {
        Stream<String> own() {
            return Stream.ofNullable(siteName);
        }

        Stream<String> label() {
            return Stream.of(unit.label());
        }

        Stream<String> name() {
            return Stream.of(unit.name());
        }
    }

    /** Empty for a site whose unit was dissolved. */
    private static Optional<Called> called(Known all, SitesView.Site site) {
        return Optional.ofNullable(all.units.get(site.unit()))
                .filter(unit -> unit.until() == null)
                .map(unit -> new Called(site.name(), unit));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static String unmarked(String name) {
        return Folding.fold(plain(name));
    }

    public List<UnitsView.Unit> units() {
        return views.query(UnitsView::all);
    }

    public List<SitesView.Site> sites() {
        return views.query(SitesView::all);
    }

    public Map<SiteId, UnitId> unitsBySite() {
        return known().sites.values().stream().collect(Collectors.toMap(SitesView.Site::id, SitesView.Site::unit));
    }

    /** Whether a unit is another, or stands somewhere under it. */
    public boolean isWithin(UnitId unit, UnitId whole) {
        Map<UnitId, UnitsView.Unit> units = known().units;
        UnitId at = unit;
        for (int depth = 0; at != null && depth < 64; depth++) {
            if (at.equals(whole)) {
                return true;
            }
            UnitsView.Unit found = units.get(at);
            at = found == null ? null : found.parent();
        }
        return false;
    }
}
