package vn.giaoban.server.rooms;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.views.SitesView;
import vn.giaoban.meeting.views.UnitsView;

/**
 * The number that a room dials for its site: the code of its unit; with two digits more for a unit's further rooms;
 * for a unit without a code one that begins with 9, made from the site's id. Pure.
 */
final class RoomNumbers {
    private static final int OWN = 100_000;

    private final Map<SiteId, String> bySite = new HashMap<>();
    private final Map<String, SiteId> byNumber = new HashMap<>();

    RoomNumbers(List<UnitsView.Unit> units, List<SitesView.Site> sites) {
        Map<UnitId, UnitsView.Unit> byId =
                units.stream().collect(Collectors.toMap(UnitsView.Unit::id, Function.identity()));
        Set<String> taken = new HashSet<>();
        Comparator<SitesView.Site> order = Comparator.comparing((SitesView.Site site) -> site.name() != null)
                .thenComparing(site -> site.id().toString());
        for (SitesView.Site site : sites.stream().sorted(order).toList()) {
            UnitsView.Unit unit = byId.get(site.unit());
            String code = unit == null ? null : digits(unit.code());
            String number = code == null ? own(site.id(), taken) : free(code, taken);
            taken.add(number);
            bySite.put(site.id(), number);
            byNumber.put(number, site.id());
        }
    }

    Set<SiteId> sites() {
        return bySite.keySet();
    }

    private static @Nullable String digits(@Nullable String code) {
        return code != null && code.matches("\\d{2,9}") ? code : null;
    }

    private static String free(String code, Set<String> taken) {
        String number = code;
        for (int further = 2; taken.contains(number); further++) {
            number = code + "%02d".formatted(further);
        }
        return number;
    }

    private static String own(SiteId site, Set<String> taken) {
        int first = Math.floorMod(site.value().hashCode(), OWN);
        for (int i = 0; i < OWN; i++) {
            String number = "9%05d".formatted((first + i) % OWN);
            if (!taken.contains(number)) {
                return number;
            }
        }
        throw new IllegalStateException("no numbers left");
    }

    String of(SiteId site) {
        return Objects.requireNonNullElse(bySite.get(site), "");
    }

    @Nullable
    SiteId site(String number) {
        return byNumber.get(number);
    }
}
