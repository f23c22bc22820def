package vn.giaoban.meeting.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;

/**
 * Điểm cầu gộp: which sites the call at a site stands for, as that of the province's own MCU does. A site is behind one
 * line at most, and no line is behind another.
 */
record Groups(Map<SiteId, List<SiteId>> byLine) {
    static final Groups NONE = new Groups(Map.of());

    Groups {
        byLine = Map.copyOf(byLine);
    }

    List<SiteId> of(SiteId line) {
        return byLine.getOrDefault(line, List.of());
    }

    /** The line behind which a site is; null when it is behind none. */
    @Nullable
    SiteId lineOf(SiteId site) {
        return byLine.entrySet().stream()
                .filter(group -> group.getValue().contains(site))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Whose links may change with that site's: its own, those behind it, and the one before it. */
    Set<SiteId> touchedBy(SiteId site) {
        Set<SiteId> touched = new HashSet<>(of(site));
        touched.add(site);
        SiteId line = lineOf(site);
        if (line != null) {
            touched.add(line);
        }
        return touched;
    }

    /** @throws Rejected {@code site-behind-another}, naming the site and the line that stands for it */
    List<LiveEvent> group(SiteId line, List<SiteId> sites) {
        SiteId before = lineOf(line);
        if (before != null) {
            throw behind(line, before);
        }
        for (SiteId site : sites) {
            SiteId other = lineOf(site);
            if (other != null && !other.equals(line)) {
                throw behind(site, other);
            }
            if (site.equals(line) || !of(site).isEmpty()) {
                throw behind(site, line);
            }
        }
        boolean same = of(line).equals(sites);
        return same ? List.of() : List.of(new LiveEvent.SitesGrouped(line, sites));
    }

    /**
     * The group with which a call begins in this meeting, where nothing was said of it here: as in the meeting before.
     *
     * @param known whether a site is part of this meeting
     */
    List<LiveEvent> begin(SiteId line, List<SiteId> before, Predicate<SiteId> known) {
        if (byLine.containsKey(line) || lineOf(line) != null) {
            return List.of();
        }
        List<SiteId> usable = before.stream()
                .filter(site -> known.test(site) && !site.equals(line) && of(site).isEmpty() && lineOf(site) == null)
                .toList();
        return usable.isEmpty() ? List.of() : List.of(new LiveEvent.SitesGrouped(line, usable));
    }

    private static Rejected behind(SiteId site, SiteId line) {
        return new Rejected("site-behind-another", Map.of("site", site.toString(), "line", line.toString()));
    }

    Groups evolve(LiveEvent.SitesGrouped event) {
        Map<SiteId, List<SiteId>> groups = new HashMap<>(byLine);
        groups.put(event.line(), event.sites());
        return new Groups(groups);
    }
}
