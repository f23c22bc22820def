package vn.giaoban.meeting.live;

import java.util.HashSet;
import java.util.Set;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceEvent;
import vn.giaoban.meeting.live.LiveCommand.ServerCommand;
import vn.giaoban.meeting.live.LiveCommand.SiteCommand;
import vn.giaoban.store.log.StreamId;

/** The streams of a conference's room: where an event belongs, and which of them a command's decision reads. */
final class Streams {
    private Streams() {}

    static StreamId conference(ConferenceId id) {
        return new StreamId("conference/" + id);
    }

    static StreamId live(ConferenceId id) {
        return new StreamId("live/" + id);
    }

    static StreamId lobby(ConferenceId id) {
        return new StreamId("lobby/" + id);
    }

    static StreamId session(ConferenceId id, SiteId site) {
        return new StreamId("site-session/" + id + "/" + site);
    }

    static StreamId site(SiteId site) {
        return new StreamId("site/" + site);
    }

    static StreamId of(ConferenceId id, MeetingEvent event) {
        return switch (event) {
            case ConferenceEvent e -> conference(id);
            case LiveEvent e -> live(id);
            case SiteSessionEvent e -> session(id, e.site());
            case LobbyEvent e -> lobby(id);
            default -> throw new IllegalArgumentException("not of a room: " + event);
        };
    }

    /** Every stream that the command's decision reads: the conference and the meeting always. */
    static Set<StreamId> readBy(LiveCommand command, Room room) {
        ConferenceId id = room.id();
        Set<StreamId> read = new HashSet<>();
        read.add(conference(id));
        read.add(live(id));
        switch (command) {
            case SiteCommand c -> read.add(session(id, c.site()));
            case LiveCommand.GrantFloor c -> {
                read.add(session(id, c.site()));
                read.add(site(c.site()));
            }
            case LiveCommand.AnswerTechnicianCall c -> read.add(session(id, c.site()));
            case LiveCommand.ConfirmPresence c -> read.add(session(id, c.site()));
            case LiveCommand.MarkAbsent c -> read.add(session(id, c.site()));
            case LiveCommand.CloseMeeting c -> room.siteIds().forEach(site -> read.add(session(id, site)));
            case LiveCommand.Admit c -> read.add(lobby(id));
            case LiveCommand.Refuse c -> read.add(lobby(id));
            case ServerCommand c -> readBy(c, room, read);
            default -> {}
        }
        return read;
    }

    private static void readBy(ServerCommand command, Room room, Set<StreamId> read) {
        ConferenceId id = room.id();
        switch (command) {
            case LiveCommand.OpenMeeting c -> {}
            case LiveCommand.TakeChair c -> {}
            case LiveCommand.ChangeChairLine c -> {}
            case LiveCommand.FreeTalkKey c -> {}
            case LiveCommand.Knock c -> read.add(lobby(id));
            case LiveCommand.GiveUp c -> read.add(lobby(id));
            case LiveCommand.GrantSeat c -> read.add(session(id, c.site()));
            case LiveCommand.ChangeLink c -> {
                read.add(site(c.site()));
                room.standing(c.site()).forEach(site -> read.add(session(id, site)));
                room.groups().touchedBy(c.site()).forEach(site -> read.add(session(id, site)));
            }
            case LiveCommand.GroupSites c -> {
                c.sites().forEach(site -> read.add(session(id, site)));
                room.groups().touchedBy(c.line()).forEach(site -> read.add(session(id, site)));
            }
            case LiveCommand.DoubtPresence c -> read.add(session(id, c.site()));
            case LiveCommand.Note c -> {}
        }
    }
}
