package vn.giaoban.server.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.unit.UnitEvent.Kind;
import vn.giaoban.server.sample.Table.Row;
import vn.giaoban.signaling.directory.Offices;
import vn.giaoban.store.vault.Person;

/**
 * The fictional province of Hải Lâm: 104 communes, wards and one special zone, 15 agencies, and some of the units that
 * there were before. Ids are made from names, so that they are the same wherever the sample is made.
 */
record Province(List<Commune> communes, List<Agency> agencies, List<Former> formers) {
    static final String NAME = "tỉnh Hải Lâm";
    static final UnitId UNIT = unit(NAME);
    static final SiteId MAIN_SITE = new SiteId(id("site/điểm cầu trung tâm"));

    Province {
        communes = List.copyOf(communes);
        agencies = List.copyOf(agencies);
        formers = List.copyOf(formers);
    }

    /**
     * A commune, a ward or the special zone.
     *
     * @param district in which most of it lay
     * @param head who leads its delegation
     * @param contact who answers for its site
     */
    record Commune(
            String code, String type, String name, String cluster, String district, Someone head, Someone contact) {
        String title() {
            return type + " " + name;
        }

        UnitId unit() {
            return Province.unit(title());
        }

        SiteId site() {
            return Province.site(title());
        }
    }

    record Agency(String type, String name, LocalDate since, Someone head) {
        UnitId unit() {
            return Province.unit(name);
        }
    }

    /**
     * A unit that is no more.
     *
     * @param code null where it had none
     * @param parent the full title of the unit above
     * @param until its last day
     * @param successors full titles; none named for a district, whose communes follow it
     * @param head who led it in March 2024; null where nobody of it took part
     */
    record Former(
            @Nullable String code,
            Kind kind,
            String type,
            String name,
            String parent,
            LocalDate until,
            List<String> successors,
            @Nullable Someone head) {
        Former {
            successors = List.copyOf(successors);
        }

        String title() {
            return kind == Kind.AGENCY ? name : type + " " + name;
        }

        UnitId unit() {
            return Province.unit(title());
        }

        SiteId site() {
            return Province.site(title());
        }

        /** Whether it stood directly under the province. */
        boolean underProvince() {
            return parent.equals(NAME);
        }
    }

    static Province read() {
        return new Province(
                Table.read("communes").stream().map(Province::commune).toList(),
                Table.read("agencies").stream().map(Province::agency).toList(),
                Table.read("formers").stream().map(Province::former).toList());
    }

    private static Commune commune(Row row) {
        String name = row.get("name");
        String contactPosition = "Cán bộ Văn phòng HĐND và UBND " + row.get("type");
        return new Commune(
                row.get("code"),
                row.get("type"),
                name,
                row.get("cluster"),
                row.get("district"),
                new Someone(row.get("head"), row.get("position"), row.get("headPhone")),
                new Someone(row.get("contact"), contactPosition, row.get("phone")));
    }

    private static Agency agency(Row row) {
        return new Agency(
                row.get("type"),
                row.get("name"),
                LocalDate.parse(row.get("since")),
                new Someone(row.get("head"), row.get("position"), row.get("phone")));
    }

    private static Former former(Row row) {
        String code = row.get("code");
        String successors = row.get("successors");
        String head = row.get("head");
        return new Former(
                code.isEmpty() ? null : code,
                Kind.valueOf(row.get("kind")),
                row.get("type"),
                row.get("name"),
                row.get("parent"),
                LocalDate.parse(row.get("until")),
                successors.isEmpty() ? List.of() : Arrays.asList(successors.split("/", -1)),
                head.isEmpty() ? null : new Someone(head, row.get("position"), null));
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("hai-lam/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** The unit of a full title, such as {@code xã Kỳ Thượng} or {@code Sở Tài chính}. */
    static UnitId unit(String title) {
        return new UnitId(id("unit/" + title));
    }

    static SiteId site(String title) {
        return new SiteId(id("site/" + title));
    }

    /** The office of the provincial People's Committee, which holds the main site. */
    Agency office() {
        return agencies.getFirst();
    }

    Commune commune(String name) {
        return communes.stream()
                .filter(commune -> commune.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name));
    }

    Former former(String title) {
        return formers.stream()
                .filter(former -> former.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(title));
    }

    /** What follows a unit that is no more. */
    List<UnitId> successors(Former former) {
        return former.successors().isEmpty()
                ? communes.stream()
                        .filter(commune -> commune.district().equals(former.title()))
                        .map(Commune::unit)
                        .toList()
                : former.successors().stream().map(Province::unit).toList();
    }

    /** All who are invited to a briefing: every commune and every agency. */
    List<UnitId> everybody() {
        return Stream.concat(
                        communes.stream().map(Commune::unit), agencies.stream().map(Agency::unit))
                .toList();
    }

    /** The offices of those who hold one now. */
    List<Offices.Held> offices() {
        List<Offices.Held> held = new ArrayList<>();
        List.of(
                        Someone.CHAIR,
                        Someone.SECRETARY,
                        Someone.OPERATOR,
                        Someone.TECHNICIAN,
                        Someone.ARCHIVIST,
                        Someone.ADMINISTRATOR)
                .forEach(someone -> held.add(held(someone, office().unit())));
        communes.forEach(commune -> {
            held.add(held(commune.head(), commune.unit()));
            held.add(held(commune.contact(), commune.unit()));
        });
        agencies.forEach(agency -> held.add(held(agency.head(), agency.unit())));
        return held;
    }

    private static Offices.Held held(Someone someone, UnitId unit) {
        return new Offices.Held(someone.id().value(), unit.value(), someone.position());
    }

    /** Everybody, once each. */
    List<Person> people() {
        List<Someone> all = new ArrayList<>(List.of(
                Someone.CHAIR,
                Someone.SECRETARY,
                Someone.OPERATOR,
                Someone.TECHNICIAN,
                Someone.ARCHIVIST,
                Someone.ADMINISTRATOR));
        communes.forEach(commune -> {
            all.add(commune.head());
            all.add(commune.contact());
        });
        agencies.forEach(agency -> all.add(agency.head()));
        formers.stream().flatMap(former -> Stream.ofNullable(former.head())).forEach(all::add);
        return all.stream().map(Someone::person).distinct().toList();
    }
}
