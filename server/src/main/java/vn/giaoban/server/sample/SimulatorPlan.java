package vn.giaoban.server.sample;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.giaoban.media.loop.PreparedLoop;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.server.sample.Province.Commune;
import vn.giaoban.server.simulate.SimulatorJob;
import vn.giaoban.server.simulate.SimulatorJob.Site;

/** What the simulated sites do: who shows which loop, who asks to speak about what, whose line is lost. */
final class SimulatorPlan {
    static final String FIRST_SPEAKER = "Kỳ Thượng";

    /** The commune that a newcomer plays; its simulator makes room. */
    static final String OFFERED = "Thượng Nguyễn Khê";

    private static final Set<String> LOST = Set.of("Nậm Khuổi", "Quần đảo Nghiêng Sơn");

    private static final Map<String, String> TOPICS = Map.of(
            "Hòa Khê", "Ngập úng tuyến Nguyễn Khuê, đề nghị hỗ trợ máy bơm",
            "Hải Trạch", "Kè biển đoạn K3 đến K5",
            "Quỳnh Lễ", "Vật tư dự phòng");

    /** Who comes first, in this order: the first speaker, then who asks, in the order of their requests. */
    private static final List<String> FIRST = List.of(FIRST_SPEAKER, "Hòa Khê", "Hải Trạch", "Quỳnh Lễ", OFFERED);

    private static final int HALL = 24;

    private SimulatorPlan() {}

    /** The main site and at most so many others, those with something to show first. */
    static SimulatorJob job(Province province, ConferenceId conference, int count, Function<SiteId, String> sessions) {
        List<Site> sites = new ArrayList<>();
        sites.add(new Site(
                Province.MAIN_SITE.toString(),
                sessions.apply(Province.MAIN_SITE),
                PreparedLoop.MAIN_SITE,
                HALL,
                speaker(Someone.CHAIR),
                false,
                null));
        province.communes().stream()
                .sorted(Comparator.comparingInt(SimulatorPlan::rank))
                .limit(Math.max(0, count))
                .map(commune -> site(commune, sessions.apply(commune.site())))
                .forEach(sites::add);
        return new SimulatorJob(conference.toString(), sites);
    }

    private static Site site(Commune commune, String session) {
        return new Site(
                commune.site().toString(),
                session,
                loop(commune.name()),
                // Whoever takes this seat says so in person.
                commune.name().equals(OFFERED) ? 0 : headcount(commune.site()),
                speaker(commune.head()),
                LOST.contains(commune.name()),
                TOPICS.get(commune.name()));
    }

    private static SimulatorJob.Speaker speaker(Someone someone) {
        return new SimulatorJob.Speaker(someone.name(), someone.position());
    }

    private static int rank(Commune commune) {
        int first = FIRST.indexOf(commune.name());
        if (first >= 0) {
            return first;
        }
        if (LOST.contains(commune.name())) {
            return FIRST.size() + 1;
        }
        return loop(commune.name()).equals(PreparedLoop.SHARED) ? FIRST.size() + 2 : FIRST.size();
    }

    /** Six to twenty delegates, the same for the same site. */
    static int headcount(SiteId site) {
        return 6 + Math.floorMod(site.value().hashCode(), 15);
    }

    /** The loop named after the commune, or the one that the others share. */
    static String loop(String commune) {
        String folded = Normalizer.normalize(commune, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replace(' ', '-');
        return PreparedLoop.SITES.contains(folded) ? folded : PreparedLoop.SHARED;
    }
}
