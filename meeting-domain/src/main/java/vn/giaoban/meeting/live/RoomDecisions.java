package vn.giaoban.meeting.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.Conference;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceHeld;
import vn.giaoban.meeting.live.LiveCommand.ChairCommand;
import vn.giaoban.meeting.live.LiveCommand.ServerCommand;
import vn.giaoban.meeting.live.LiveCommand.SiteCommand;
import vn.giaoban.meeting.live.LiveEvent.End;
import vn.giaoban.meeting.live.LiveEvent.MeetingClosed;
import vn.giaoban.meeting.live.LiveEvent.MeetingOpened;
import vn.giaoban.meeting.live.LiveEvent.NoteWritten;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;

/** {@code decide}: what a command makes happen in a room. No events when there is nothing to change. */
final class RoomDecisions {
    private static final int USUAL_MINUTES = 5;

    private RoomDecisions() {}

    /**
     * Decides.
     *
     * @throws Rejected when the rules refuse
     */
    static List<? extends MeetingEvent> decide(Room room, LiveCommand command, CommandContext context) {
        return switch (command) {
            case ChairCommand c -> chair(room, c, context);
            case SiteCommand c -> site(room, c, context.conferenceTime());
            case ServerCommand c -> server(room, c, context.conferenceTime());
        };
    }

    private static List<? extends MeetingEvent> chair(Room room, ChairCommand command, CommandContext context) {
        Instant at = context.conferenceTime();
        LiveMeeting meeting = room.meeting();
        Stage stage = meeting.stage();
        AccountId account = authorise(room, command, context);
        return switch (command) {
            case LiveCommand.CloseMeeting c -> close(room, at);
            case LiveCommand.ChangeMode c ->
                c.mode() == meeting.mode() ? List.of() : List.of(new LiveEvent.ModeChanged(c.mode()));
            case LiveCommand.StartAgendaItem c -> startItem(room, c.item());
            case LiveCommand.NameOperator c -> meeting.chairs().name(c.operator());
            case LiveCommand.DismissOperator c -> meeting.chairs().dismiss(c.operator());
            case LiveCommand.HoldTalkKey c -> meeting.chairs().holdKey(account);
            case LiveCommand.ReleaseTalkKey c -> meeting.chairs().releaseKey(account);
            case LiveCommand.PresentScreen c -> meeting.sharing().present(account);
            case LiveCommand.EndScreen c -> meeting.sharing().end();
            case LiveCommand.BeginRelay c -> beginRelay(room, c.site());
            case LiveCommand.EndRelay c -> meeting.sharing().endRelay();
            case LiveCommand.CallNext c -> stage.call(room.site(c.site()).site(), c.request());
            case LiveCommand.RecallCall c -> stage.recall(c.site());
            case LiveCommand.GrantFloor c -> grant(room, c, at);
            case LiveCommand.UndoGrant c -> stage.undo(c.grant(), at);
            case LiveCommand.ExtendFloor c -> stage.extend(c.minutes(), at);
            case LiveCommand.RevokeFloor c -> stage.end(End.REVOKED);
            case LiveCommand.ReturnToMain c -> afterRelay(room, stage.end(End.RETURNED));
            case LiveCommand.Defer c -> stage.defer(c.request());
            case LiveCommand.Decline c -> stage.decline(c.request(), c.reason());
            case LiveCommand.Reorder c -> stage.reorder(c.order());
            case LiveCommand.CorrectSpeaker c -> stage.correct(c.grant(), c.speaker());
            case LiveCommand.WriteNote c -> meeting.notes().write(pinned(room, c, at));
            case LiveCommand.CorrectNote c -> meeting.notes().correct(c.note(), c.text());
            case LiveCommand.RemoveNote c -> meeting.notes().remove(c.note());
            case LiveCommand.Admit c -> room.lobby().admit(c.knock());
            case LiveCommand.Refuse c -> room.lobby().refuse(c.knock());
            case LiveCommand.AnswerTechnicianCall c -> room.site(c.site()).answerTechnician();
            case LiveCommand.ConfirmPresence c -> room.site(c.site()).confirm();
            case LiveCommand.MarkAbsent c -> room.site(c.site()).markAbsent();
        };
    }

    /**
     * The account that acts. The door and the technician's calls are any account's (the edge knows its role) while
     * there is no chair, the technician's calls always; notes and speakers may be corrected after the close.
     */
    private static AccountId authorise(Room room, ChairCommand command, CommandContext context) {
        room.conference();
        Status status = room.meeting().status();
        boolean anyAccount = switch (command) {
            case LiveCommand.AnswerTechnicianCall c -> true;
            case LiveCommand.Admit c -> status != Status.LIVE;
            case LiveCommand.Refuse c -> status != Status.LIVE;
            default -> false;
        };
        if (anyAccount) {
            AccountId account = context.account();
            if (account == null) {
                throw new Rejected("not-allowed");
            }
            return account;
        }
        boolean correction = command instanceof LiveCommand.CorrectSpeaker
                || command instanceof LiveCommand.CorrectNote
                || command instanceof LiveCommand.RemoveNote;
        boolean closed = command instanceof LiveCommand.CloseMeeting && status == Status.CLOSED;
        if (status != Status.LIVE && !correction && !closed) {
            throw new Rejected("not-live");
        }
        return room.meeting().chairs().authorise(context);
    }

    private static List<MeetingEvent> close(Room room, Instant at) {
        if (room.meeting().status() == Status.CLOSED) {
            return List.of();
        }
        List<MeetingEvent> events = new ArrayList<>(room.meeting().stage().end(End.CLOSED));
        events.add(new MeetingClosed(room.id()));
        room.sites().forEach(site -> events.addAll(site.complete()));
        Instant opened = room.meeting().opened();
        events.add(new ConferenceHeld(room.id(), opened == null ? at : opened, at));
        return events;
    }

    private static List<LiveEvent> startItem(Room room, int item) {
        if (item < 0 || item >= room.conference().plan().agenda().size()) {
            throw new Rejected("bad-message", Map.of("field", "item"));
        }
        return item == room.meeting().agendaItem() ? List.of() : List.of(new LiveEvent.AgendaItemStarted(item));
    }

    private static List<LiveEvent> grant(Room room, LiveCommand.GrantFloor command, Instant at) {
        SiteSession site = connected(room, command.site());
        int minutes = room.conference().plan().minutesPerSpeaker();
        Instant until = at.plus(Duration.ofMinutes(minutes > 0 ? minutes : USUAL_MINUTES));
        return afterRelay(room, room.meeting().stage().grant(command, usualSpeaker(room, site), until));
    }

    private static SiteSession connected(Room room, SiteId id) {
        SiteSession site = room.site(id);
        if (site.line().link() != Link.CONNECTED) {
            throw new Rejected("site-not-connected", Map.of("site", id.toString()));
        }
        return site;
    }

    /** Who speaks gives the stage to the other conference. */
    private static List<LiveEvent> beginRelay(Room room, SiteId id) {
        connected(room, id);
        List<LiveEvent> relay = room.meeting().sharing().relay(id);
        if (relay.isEmpty()) {
            return relay;
        }
        List<LiveEvent> events = new ArrayList<>(room.meeting().stage().end(End.RETURNED));
        events.addAll(relay);
        return events;
    }

    /** The stage is for the meeting's own again. */
    private static List<LiveEvent> afterRelay(Room room, List<? extends LiveEvent> then) {
        List<LiveEvent> events = new ArrayList<>(room.meeting().sharing().endRelay());
        events.addAll(then);
        return events;
    }

    /** The head of the site's delegation, else the one who answers for the site. */
    private static @Nullable Speaker usualSpeaker(Room room, SiteSession site) {
        var head = site.attendance().head();
        String position = site.attendance().position();
        return head == null ? room.contact(site.site()) : new Speaker(head, position == null ? "" : position);
    }

    private static NoteWritten pinned(Room room, LiveCommand.WriteNote command, Instant at) {
        LiveRoom.Floor floor = room.meeting().stage().floor();
        SiteId onStage = floor == null ? room.conference().plan().mainSite() : floor.site();
        return new NoteWritten(
                command.note(), command.kind(), command.text(), at, onStage, floor == null ? 0 : floor.grant());
    }

    private static List<? extends MeetingEvent> site(Room room, SiteCommand command, Instant at) {
        SiteSession session = room.site(command.site());
        Stage stage = room.meeting().stage();
        boolean over = room.meeting().status() == Status.CLOSED;
        boolean needsMeeting = switch (command) {
            case LiveCommand.RegisterToSpeak c -> true;
            case LiveCommand.ReportPresence c -> true;
            case LiveCommand.RecordSignalCheck c -> true;
            case LiveCommand.ShareScreen c -> true;
            default -> false;
        };
        if (over && needsMeeting) {
            throw new Rejected("not-live");
        }
        return switch (command) {
            case LiveCommand.RegisterToSpeak c -> stage.register(c);
            case LiveCommand.Withdraw c -> stage.withdraw(c.site(), c.request());
            case LiveCommand.Yield c -> stage.yieldFloor(Carrying.speakerAt(room, c.site()));
            case LiveCommand.ShareScreen c -> share(room, c.site());
            case LiveCommand.UnshareScreen c -> room.meeting().sharing().unshare(c.site());
            case LiveCommand.RecordSignalCheck c -> session.check(c.check());
            case LiveCommand.ReportPresence c -> session.report(c);
            case LiveCommand.CallTechnician c -> session.callTechnician(c.words());
            case LiveCommand.TakeSeat c -> session.takeSeat(c, at);
            case LiveCommand.RefuseSeat c -> session.refuseSeat(c.device());
            case LiveCommand.LeaveSeat c -> session.leaveSeat(c.device());
        };
    }

    private static List<LiveEvent> share(Room room, SiteId site) {
        if (room.meeting().status() != Status.LIVE) {
            throw new Rejected("not-live");
        }
        return room.meeting()
                .sharing()
                .share(
                        site,
                        room.conference().plan().mainSite(),
                        room.meeting().stage().floor());
    }

    private static List<? extends MeetingEvent> server(Room room, ServerCommand command, Instant at) {
        LiveMeeting meeting = room.meeting();
        room.conference();
        return switch (command) {
            case LiveCommand.OpenMeeting c -> open(room, c);
            case LiveCommand.TakeChair c -> takeChair(room, c, at);
            case LiveCommand.ChangeChairLine c -> changeChairLine(room, c);
            case LiveCommand.FreeTalkKey c -> meeting.chairs().releaseKey(c.holder());
            case LiveCommand.Knock c -> {
                room.site(c.knocked().site());
                yield room.lobby().knock(c.knocked());
            }
            case LiveCommand.GiveUp c -> room.lobby().giveUp(c.knock());
            case LiveCommand.GrantSeat c -> room.site(c.site()).grantSeat(c.device(), at);
            case LiveCommand.ChangeLink c -> Carrying.changeLink(room, c);
            case LiveCommand.GroupSites c -> Carrying.group(room, c);
            case LiveCommand.DoubtPresence c ->
                meeting.status() == Status.LIVE ? room.site(c.site()).doubt() : List.of();
            case LiveCommand.Note c -> meeting.tape().note(c.fact());
        };
    }

    private static List<LiveEvent> open(Room room, LiveCommand.OpenMeeting command) {
        LiveMeeting meeting = room.meeting();
        LiveRoom.Chair chair = meeting.chairs().chair();
        if (meeting.status() == Status.LIVE && chair != null) {
            if (chair.account().equals(command.chair())) {
                return List.of();
            }
            throw new Rejected("already-live");
        }
        if (meeting.status() == Status.CLOSED || room.conference().status() != Conference.Status.SCHEDULED) {
            throw new Rejected("conference-over");
        }
        return List.of(new MeetingOpened(room.id(), command.chair(), command.person(), 1, command.mode()));
    }

    private static List<LiveEvent> takeChair(Room room, LiveCommand.TakeChair command, Instant at) {
        if (room.meeting().status() != Status.LIVE) {
            throw new Rejected("not-live");
        }
        boolean planned = room.conference().plan().chair().equals(command.person());
        return room.meeting().chairs().take(command.account(), command.person(), planned, at);
    }

    private static List<LiveEvent> changeChairLine(Room room, LiveCommand.ChangeChairLine command) {
        boolean live = room.meeting().status() == Status.LIVE;
        return live ? room.meeting().chairs().changeLine(command.chair(), command.lostSince()) : List.of();
    }
}
