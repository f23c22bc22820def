package vn.giaoban.server.system;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.server.boot.Program;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.store.views.ViewState;
import vn.giaoban.store.views.Views;

/** What those who run the server may know of it. */
public final class SystemRoutes {
    private static final String ALL = "all";

    private SystemRoutes() {}

    /**
     * All findings, and when they were made.
     *
     * @param program what it is called by on the command line
     */
    record SystemAnswer(Instant at, String version, String program, List<FindingAnswer> findings) {}

    /** One finding; see {@link Finding}. */
    record FindingAnswer(Verdict.Check check, Verdict verdict, Verdict.Level level, Map<String, String> params) {
        static FindingAnswer of(Finding finding) {
            Verdict verdict = finding.verdict();
            return new FindingAnswer(verdict.check(), verdict, verdict.level(), finding.params());
        }
    }

    /** The views that are made anew from now on. */
    record RebuildAnswer(List<String> views) {}

    public static List<Route> of(Running running, Views views, Clock clock) {
        Route rebuild = Route.post(
                        "/system/views/{view}/rebuild",
                        Allowed.toRoles(Role.ADMINISTRATOR, Role.TECHNICIAN),
                        "Makes a view anew from the log, or `all`, while the old ones serve.",
                        call -> Answer.ok(rebuild(views, call.variable("view"))))
                .answers(RebuildAnswer.class);
        return List.of(
                rebuild,
                Route.get(
                                "/system",
                                Allowed.toRoles(Role.ADMINISTRATOR, Role.TECHNICIAN, Role.SECRETARY),
                                "How this installation is, each line judged.",
                                call -> {
                                    Instant now = clock.instant();
                                    return Answer.ok(new SystemAnswer(
                                            now,
                                            running.version(),
                                            Program.NAME,
                                            SystemStatus.judge(running.facts(), now).stream()
                                                    .map(FindingAnswer::of)
                                                    .toList()));
                                })
                        .answers(SystemAnswer.class));
    }

    private static RebuildAnswer rebuild(Views views, String name) {
        List<String> known = views.states().stream().map(ViewState::name).toList();
        if (!name.equals(ALL) && !known.contains(name)) {
            throw Problem.notFound("view-unknown");
        }
        List<String> names = name.equals(ALL) ? known : List.of(name);
        views.rebuild(Set.copyOf(names));
        return new RebuildAnswer(names);
    }
}
