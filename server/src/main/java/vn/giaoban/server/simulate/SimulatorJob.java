package vn.giaoban.server.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server asks its simulators to do: the answer of {@code GET /api/v1/simulators/job}.
 *
 * @param conference the sample briefing
 * @param sites in the order in which they come in
 */
public record SimulatorJob(String conference, List<Site> sites) {
    public SimulatorJob {
        sites = List.copyOf(sites);
    }

    /**
     * One site to play.
     *
     * @param deviceSession with which it comes in
     * @param loop name of the prepared loop it sends
     * @param headcount it reports; 0 when it says nothing of its presence
     * @param lost whether its line drops soon after it came in, and stays away
     * @param topic what it asks to speak about, if it does
     */
    public record Site(
            String site,
            String deviceSession,
            String loop,
            int headcount,
            Speaker head,
            boolean lost,
            @Nullable String topic) {}

    /** A person with the position held. */
    public record Speaker(String name, String position) {}
}
