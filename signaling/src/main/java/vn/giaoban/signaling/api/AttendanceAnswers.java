package vn.giaoban.signaling.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.views.AttendanceView.Attendance;
import vn.giaoban.meeting.views.ConferencesView.Row;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.UnitAnswer;

/** The roll of a conference with names. */
public final class AttendanceAnswers {
    private final Directory directory;

    public record Head(String name, @Nullable String position) {}

    public record AttendanceLine(
            UUID site,
            UnitAnswer unit,
            String presence,
            int headcount,
            @Nullable Head head,
            @Nullable Instant firstConnected,
            @Nullable Instant lastSeen,
            long minutesConnected) {}

    /** {@code present} and {@code expected} count the invited sites, the main site left out; {@code sites} has it too. */
    public record Roll(int present, int expected, UUID mainSite, List<AttendanceLine> sites) {}

    public AttendanceAnswers(Directory directory) {
        this.directory = directory;
    }

    public Roll roll(Row row, List<Attendance> all) {
        SiteId main = row.plan().mainSite();
        int present = (int) all.stream()
                .filter(a -> !a.site().equals(main))
                .filter(a -> switch (a.presence()) {
                    case PRESENT, DOUBTFUL, COMPLETED -> true;
                    case EXPECTED, SIGNAL_OK, SIGNAL_DEGRADED, SIGNAL_FAILED, ABSENT -> false;
                })
                .count();
        return new Roll(
                present,
                row.plan().sites().size(),
                main.value(),
                all.stream().map(this::line).toList());
    }

    private AttendanceLine line(Attendance a) {
        var head = a.head();
        return new AttendanceLine(
                a.site().value(),
                directory.unitOf(a.site()),
                a.presence().name(),
                a.headcount(),
                head == null ? null : new Head(directory.nameOf(head), a.headPosition()),
                a.firstConnected(),
                a.lastSeen(),
                a.connected().toMinutes());
    }
}
