package vn.giaoban.server.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ListId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountCommand.OpenAccount;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.list.SavedListCommand.DefineList;
import vn.giaoban.meeting.site.SiteCommand.RegisterSite;
import vn.giaoban.meeting.unit.UnitCommand;
import vn.giaoban.meeting.unit.UnitCommand.AssignUnitCode;
import vn.giaoban.meeting.unit.UnitCommand.DissolveUnit;
import vn.giaoban.meeting.unit.UnitCommand.EnactReorganisation;
import vn.giaoban.meeting.unit.UnitCommand.EstablishUnits;
import vn.giaoban.meeting.unit.UnitCommand.NewUnit;
import vn.giaoban.meeting.unit.UnitEvent.Kind;
import vn.giaoban.meeting.unit.UnitEvent.UnitEstablished;
import vn.giaoban.server.sample.Province.Agency;
import vn.giaoban.server.sample.Province.Commune;
import vn.giaoban.server.sample.Province.Former;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.Vault;

/** Writes the province into the log: units with their history, sites, accounts, saved lists. */
final class ProvinceInTheLog {
    /** The chair's account, which the start link signs in: it holds every role, so that a newcomer sees everything. */
    static final AccountId CHAIR = AccountId.of("chu-tri");

    static final AccountId SECRETARY = AccountId.of("thu-ky");
    private static final String CODE = "20";
    private static final int HALL = 220;
    private static final int ROOM = 40;
    private static final LocalDate LONG_AGO = LocalDate.of(1997, 1, 1);
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private static final Instant IN_1997 = Instant.parse("1996-12-31T17:00:00Z");
    private static final Instant AT_REFORM = Instant.parse("2025-06-30T17:00:00Z");

    private final Province province;
    private final Sender sender;
    private final Vault vault;

    ProvinceInTheLog(Province province, Sender sender, Vault vault) {
        this.province = province;
        this.sender = sender;
        this.vault = vault;
    }

    void write() {
        unitsOfBefore();
        unitsOfToday();
        sites();
        accounts();
        lists();
        sender.settle();
    }

    private void unitsOfBefore() {
        List<NewUnit> units = new ArrayList<>();
        units.add(unit(Kind.TERRITORY, "tỉnh", "Hải Lâm", CODE, Province.UNIT, null, LONG_AGO));
        province.agencies().forEach(a -> units.add(agency(a)));
        province.formers().stream().filter(Former::underProvince).forEach(f -> units.add(former(f)));
        province.formers().stream().filter(f -> !f.underProvince()).forEach(f -> units.add(former(f)));
        one("units/1997", new EstablishUnits(units), IN_1997);
    }

    private static NewUnit agency(Agency a) {
        return unit(Kind.AGENCY, a.type(), a.name(), null, a.unit(), Province.UNIT, a.since());
    }

    private static NewUnit former(Former f) {
        UnitId parent = f.underProvince() ? Province.UNIT : Province.unit(f.parent());
        return unit(f.kind(), f.type(), f.name(), f.code(), f.unit(), parent, LONG_AGO);
    }

    /** A commune of today often carries the code of one that was merged into it: it is free only once that one ended. */
    private void unitsOfToday() {
        Set<String> held = new HashSet<>();
        province.formers().forEach(f -> held.add(String.valueOf(f.code())));
        List<UnitCommand> steps = new ArrayList<>();
        steps.add(new EstablishUnits(
                province.communes().stream().map(c -> commune(c, held)).toList()));
        province.formers().forEach(f -> steps.add(new DissolveUnit(f.unit(), f.until(), province.successors(f))));
        province.communes().stream()
                .filter(c -> held.contains(c.code()))
                .forEach(c -> steps.add(new AssignUnitCode(c.unit(), c.code(), REFORM)));
        one("units/2025", new EnactReorganisation(steps), AT_REFORM);
    }

    private static NewUnit commune(Commune c, Set<String> held) {
        String code = held.contains(c.code()) ? null : c.code();
        return unit(Kind.TERRITORY, c.type(), c.name(), code, c.unit(), Province.UNIT, REFORM);
    }

    private void one(String key, MeetingCommand command, Instant then) {
        sender.send(key, command, then);
        sender.settle();
    }

    private static NewUnit unit(
            Kind kind,
            String type,
            String name,
            @Nullable String code,
            UnitId id,
            @Nullable UnitId parent,
            LocalDate from) {
        return new NewUnit(new UnitEstablished(id, kind, type, name, parent, from), code);
    }

    /** The main site first, so that it leads the list of sites. */
    private void sites() {
        UnitId office = province.office().unit();
        one(
                "site/main",
                new RegisterSite(Province.MAIN_SITE, office, "Hội trường lớn", HALL, Someone.TECHNICIAN.id()),
                IN_1997);
        for (Commune c : province.communes()) {
            sender.send(
                    "site/" + c.title(),
                    new RegisterSite(c.site(), c.unit(), null, ROOM, c.contact().id()),
                    AT_REFORM);
        }
        for (Former f : province.formers()) {
            Someone head = f.head();
            if (head != null) {
                sender.send("site/" + f.title(), new RegisterSite(f.site(), f.unit(), null, ROOM, head.id()), IN_1997);
            }
        }
    }

    private void accounts() {
        open("chu-tri", Someone.CHAIR, EnumSet.allOf(Role.class));
        open("thu-ky", Someone.SECRETARY, EnumSet.of(Role.SECRETARY, Role.OPERATOR));
        open("dieu-hanh", Someone.OPERATOR, EnumSet.of(Role.OPERATOR));
        open("ky-thuat", Someone.TECHNICIAN, EnumSet.of(Role.TECHNICIAN));
        open("luu-tru", Someone.ARCHIVIST, EnumSet.of(Role.ARCHIVIST));
        open("quan-tri", Someone.ADMINISTRATOR, EnumSet.of(Role.ADMINISTRATOR));
    }

    /** No password is set, so that nobody signs in to it until an administrator gives it one. */
    private void open(String username, Someone someone, Set<Role> roles) {
        Set<Grant> grants =
                roles.stream().map(role -> new Grant(role, Province.UNIT)).collect(Collectors.toSet());
        var sealed = vault.seal(KeyNames.ofPerson(someone.id().value()), username);
        var open = new OpenAccount(AccountId.of(username), someone.id(), sealed, grants);
        sender.send("account/" + username, open, AT_REFORM);
    }

    private void lists() {
        list(
                "Toàn bộ xã, phường",
                province.communes().stream().map(Commune::unit).toList());
        list("Các sở, ngành", province.agencies().stream().map(Agency::unit).toList());
        province.communes().stream()
                .map(Commune::cluster)
                .distinct()
                .forEach(cluster -> list(
                        cluster,
                        province.communes().stream()
                                .filter(c -> c.cluster().equals(cluster))
                                .map(Commune::unit)
                                .toList()));
    }

    private void list(String name, List<UnitId> units) {
        sender.send("list/" + name, new DefineList(new ListId(Province.id("list/" + name)), name, units), AT_REFORM);
    }
}
