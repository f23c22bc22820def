package vn.giaoban.signaling.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.conference.ConferenceCommand;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.views.AttendanceView;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.meeting.views.ConferencesView.Row;
import vn.giaoban.meeting.views.ConferencesView.Status;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.Offices;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** Conferences: planned, copied, scheduled, moved, cancelled, and who was there. */
public final class ConferenceRoutes {
    private static final Set<Role> SECRETARIES = Set.of(Role.SECRETARY);
    private static final Set<Role> STAFF = EnumSet.allOf(Role.class);
    private static final int MOST_WEEKS = 52;

    private final Views views;
    private final MeetingCommands commands;
    private final LiveConferences live;
    private final MinuteAnswers minutes;
    private final Authority authority;
    private final Directory directory;
    private final Vault vault;
    private final Planning planning;
    private final ConferenceAnswers answers;
    private final AttendanceAnswers attendance;

    record WrittenAnswer(UUID id, Status status, long position, int participants, int sites) {}

    record CopyBody(@Nullable Integer weeks) {}

    record MoveBody(Instant from, Instant to) {}

    record CancelBody(String reason) {}

    public ConferenceRoutes(
            Views views,
            Vault vault,
            MeetingCommands commands,
            LiveConferences live,
            Directory directory,
            Offices offices,
            Authority authority,
            MinuteAnswers minutes) {
        this.live = live;
        this.minutes = minutes;
        this.views = views;
        this.vault = vault;
        this.directory = directory;
        this.commands = commands;
        this.authority = authority;
        this.planning = new Planning(views, directory, offices);
        this.answers = new ConferenceAnswers(directory);
        this.attendance = new AttendanceAnswers(directory);
    }

    public List<Route> routes() {
        Allowed readers = Allowed.toStaff().orService(Scope.CONFERENCES_READ);
        Allowed writers = Allowed.toRoles(Role.SECRETARY).orService(Scope.CONFERENCES_WRITE);
        return List.of(
                Route.get("/conferences", readers, "Conferences that overlap a time.", this::list)
                        .withQuery("from", "to", "status")
                        .answersPageOf(ConferenceAnswers.Line.class),
                Route.post(
                                "/conferences",
                                writers,
                                "Plans a conference, and schedules it unless a draft.",
                                this::create)
                        .takes(PlanBody.class)
                        .answers(WrittenAnswer.class),
                Route.get("/conferences/{id}", readers.orDevice(), "A conference's whole plan.", this::get)
                        .answers(ConferenceAnswers.Whole.class),
                Route.put("/conferences/{id}", writers, "Revises a draft.", this::revise)
                        .takes(PlanBody.class)
                        .answers(WrittenAnswer.class),
                Route.post("/conferences/{id}/copy", writers, "As last week: a draft some weeks later.", this::copy)
                        .takes(CopyBody.class)
                        .answers(WrittenAnswer.class),
                Route.post(
                                "/conferences/{id}/schedule",
                                writers,
                                "Schedules a draft: links exist from now on.",
                                call -> write(
                                        call,
                                        new ConferenceCommand.ScheduleConference(
                                                own(call).id())))
                        .answers(WrittenAnswer.class),
                Route.post("/conferences/{id}/move", writers, "Moves it in time; links stay.", this::move)
                        .takes(MoveBody.class)
                        .answers(WrittenAnswer.class),
                Route.post("/conferences/{id}/cancel", writers, "Cancels it.", this::cancel)
                        .takes(CancelBody.class)
                        .answers(WrittenAnswer.class),
                Route.get(
                                "/conferences/{id}/attendance",
                                Allowed.toStaff().orService(Scope.ATTENDANCE_READ),
                                "Who was there.",
                                this::attendance)
                        .answers(AttendanceAnswers.Roll.class),
                Route.get(
                                "/conferences/{id}/speeches",
                                readers,
                                "Who spoke, when, about what.",
                                call -> call.page(
                                        minutes.speeches(readable(call).id(), null)))
                        .answersPageOf(MinuteAnswers.SpeechAnswer.class),
                Route.get(
                                "/conferences/{id}/notes",
                                readers,
                                "The live notes.",
                                call -> call.page(minutes.notes(readable(call).id(), null)))
                        .answersPageOf(MinuteAnswers.NoteAnswer.class));
    }

    private Answer list(Call call) {
        Instant from = call.instant("from").orElse(call.now().minus(Duration.ofDays(30)));
        Instant to = call.instant("to").orElse(call.now().plus(Duration.ofDays(366)));
        Status status = call.text("status").map(ConferenceRoutes::status).orElse(null);
        return call.page(views.query(c -> ConferencesView.between(c, from, to, status)).stream()
                .filter(row -> authority.holds(call.caller(), STAFF, row.plan().organiser()))
                .map(answers::line)
                .toList());
    }

    private static Status status(String text) {
        return Arrays.stream(Status.values())
                .filter(s -> s.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.badField("status"));
    }

    private Row row(ConferenceId conference) {
        return views.query(c -> ConferencesView.find(c, conference))
                .orElseThrow(() -> Problem.notFound("conference-unknown"));
    }

    /** The conference of the path, which the caller may read. */
    private Row readable(Call call) {
        Row row = row(new ConferenceId(call.id("id")));
        if (call.caller() instanceof Caller.Device device) {
            if (!device.conference().equals(row.id())) {
                throw Problem.notFound("conference-unknown");
            }
            if (!device.open()) {
                throw Problem.notAllowed("site");
            }
            return row;
        }
        authority.require(call.caller(), STAFF, row.plan().organiser());
        return row;
    }

    /** The conference of the path, which the caller may change. */
    private Row own(Call call) {
        Row row = row(new ConferenceId(call.id("id")));
        authority.require(call.caller(), SECRETARIES, row.plan().organiser());
        return row;
    }

    private Answer get(Call call) {
        Row row = readable(call);
        return Answer.ok(answers.whole(row, live.room(row.id()).orElse(null)));
    }

    private Answer create(Call call) {
        PlanBody body = call.body(PlanBody.class);
        Plan plan = planning.plan(body, call.caller());
        authority.require(call.caller(), SECRETARIES, plan.organiser());
        boolean draft = Boolean.TRUE.equals(body.draft());
        return created(call, new ConferenceCommand.DraftConference(newId(call), plan, body.secrecy(), null, !draft));
    }

    private Answer copy(Call call) {
        Row last = own(call);
        Integer asked = call.body(CopyBody.class).weeks();
        int weeks = asked == null ? 1 : asked;
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw Problem.badField("weeks");
        }
        Duration later = Duration.ofDays(7L * weeks);
        Plan then = last.plan();
        Plan plan = copied(then.movedTo(then.from().plus(later), then.to().plus(later)), then.from());
        return created(call, new ConferenceCommand.DraftConference(newId(call), plan, "THUONG", last.id(), false));
    }

    /** The number stands on one invitation only, and a date in the title is that of its own day. */
    private static Plan copied(Plan plan, Instant before) {
        return new Plan(
                CopiedTitle.of(plan.title(), before, plan.from()),
                plan.kind(),
                plan.from(),
                plan.to(),
                plan.chair(),
                plan.chairPosition(),
                plan.organiser(),
                plan.mainSite(),
                plan.sites(),
                plan.participants(),
                plan.agenda(),
                plan.joinPolicy(),
                plan.minutesPerSpeaker(),
                null);
    }

    private Answer revise(Call call) {
        Row row = own(call);
        PlanBody body = call.body(PlanBody.class);
        Plan plan = planning.plan(body, call.caller());
        authority.require(call.caller(), SECRETARIES, plan.organiser());
        return write(call, new ConferenceCommand.ReviseConference(row.id(), plan, body.secrecy()));
    }

    private Answer move(Call call) {
        MoveBody body = call.body(MoveBody.class);
        return write(call, new ConferenceCommand.MoveConference(own(call).id(), body.from(), body.to()));
    }

    private Answer cancel(Call call) {
        String reason = call.body(CancelBody.class).reason();
        if (reason.isBlank() || reason.length() > 500) {
            throw Problem.badField("reason");
        }
        ConferenceId id = own(call).id();
        String key = call.caller() instanceof Caller.Staff staff
                ? KeyNames.ofPersonIn(
                        directory.account(staff.account()).person().value(), id.value())
                : KeyNames.ofConference(id.value());
        return write(call, new ConferenceCommand.CancelConference(id, vault.seal(key, reason.strip())));
    }

    /** Made from the command's id, so that the same request answers with the same conference. */
    private static ConferenceId newId(Call call) {
        return new ConferenceId(
                UUID.nameUUIDFromBytes((call.commandId() + "/conference").getBytes(StandardCharsets.UTF_8)));
    }

    private Answer created(Call call, ConferenceCommand.DraftConference command) {
        long position = commands.send(command, call.context()).join().position();
        views.await(position, Call.PATIENCE);
        Plan plan = command.plan();
        return Answer.created(new WrittenAnswer(
                        command.conference().value(),
                        command.schedule() ? Status.SCHEDULED : Status.DRAFT,
                        position,
                        plan.participants().size(),
                        plan.sites().size()))
                .at(position);
    }

    private Answer write(Call call, ConferenceCommand command) {
        long position = commands.send(command, call.context()).join().position();
        views.await(position, Call.PATIENCE);
        Row row = row(command.conference());
        return Answer.ok(new WrittenAnswer(
                        row.id().value(),
                        row.status(),
                        position,
                        row.plan().participants().size(),
                        row.plan().sites().size()))
                .at(position);
    }

    private Answer attendance(Call call) {
        Row row = readable(call);
        return Answer.ok(attendance.roll(row, views.query(c -> AttendanceView.of(c, row.id(), call.now()))));
    }
}
