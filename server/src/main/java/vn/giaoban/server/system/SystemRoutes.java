package vn.giaoban.server.system;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
     * @param work the last that was asked for by a press; null when nothing was
     */
    record SystemAnswer(
            Instant at,
            String version,
            String program,
            List<FindingAnswer> findings,
            @Nullable WorkAnswer work) {}

    /** See {@link Work.State}. */
    record WorkAnswer(
            Work.Kind kind,
            @Nullable String file,
            Instant began,
            @Nullable Instant ended,
            int percent,
            @Nullable String fault) {
        static WorkAnswer of(Work.State state) {
            return new WorkAnswer(
                    state.kind(), state.file(), state.began(), state.ended(), state.percent(), state.fault());
        }
    }

    /** One finding; see {@link Finding}. */
    record FindingAnswer(Verdict.Check check, Verdict verdict, Verdict.Level level, Map<String, String> params) {
        static FindingAnswer of(Finding finding) {
            Verdict verdict = finding.verdict();
            return new FindingAnswer(verdict.check(), verdict, verdict.level(), finding.params());
        }
    }

    /** The views that are made anew from now on. */
    record RebuildAnswer(List<String> views) {}

    public static List<Route> of(Running running, Views views, Work work, Clock clock) {
        Allowed runners = Allowed.toRoles(Role.ADMINISTRATOR, Role.TECHNICIAN);
        Route rebuild = Route.post(
                        "/system/views/{view}/rebuild",
                        runners.orTerminal(),
                        "Makes a view anew from the log, or `all`, while the old ones serve.",
                        call -> Answer.ok(rebuild(views, call.variable("view"))))
                .answers(RebuildAnswer.class);
        return List.of(
                rebuild,
                begins("/system/backup", runners, "Begins a backup while all goes on.", work, Work.Kind.BACKUP),
                begins("/system/trial", runners, "Begins to try the last backup.", work, Work.Kind.TRIAL),
                Route.get(
                                "/system",
                                Allowed.toRoles(Role.ADMINISTRATOR, Role.TECHNICIAN, Role.SECRETARY)
                                        .orTerminal(),
                                "How this installation is, each line judged.",
                                call -> {
                                    Instant now = clock.instant();
                                    return Answer.ok(new SystemAnswer(
                                            now,
                                            running.version(),
                                            Program.NAME,
                                            SystemStatus.judge(running.facts(), now).stream()
                                                    .map(FindingAnswer::of)
                                                    .toList(),
                                            work.state().map(WorkAnswer::of).orElse(null)));
                                })
                        .answers(SystemAnswer.class));
    }

    private static Route begins(String path, Allowed allowed, String summary, Work work, Work.Kind kind) {
        return Route.post(path, allowed, summary, call -> {
                    WorkAnswer begun = WorkAnswer.of(work.begin(kind, call.commandId()));
                    return new Answer(202, Map.of(), new Answer.Content.Json(begun));
                })
                .answers(WorkAnswer.class);
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
