package vn.giaoban.server.system;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.server.boot.Program;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Route;

/** What those who run the server may know of it. */
public final class SystemRoutes {
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

    public static List<Route> of(Running running, Clock clock) {
        return List.of(Route.get(
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
}
