package vn.giaoban.meeting.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;

/**
 * Điểm cầu gộp: what becomes of the sites behind a line when its call comes and goes. A site's own device counts more
 * than the call that stands for it; where that device goes, the call carries the site again.
 */
final class Carrying {
    private Carrying() {}

    static List<MeetingEvent> changeLink(Room room, LiveCommand.ChangeLink command) {
        SiteSession site = room.site(command.site());
        SiteId carrier = command.link() == Link.CONNECTED ? null : carrier(room, command.site());
        if (carrier != null) {
            return List.copyOf(site.carry(carrier));
        }
        List<MeetingEvent> events = new ArrayList<>();
        List<SiteId> sites = room.groups().of(command.site());
        if (command.link() == Link.CONNECTED) {
            for (LiveEvent begins :
                    room.groups().begin(command.site(), room.standing(command.site()), room.conference()::has)) {
                events.add(begins);
                sites = begins instanceof LiveEvent.SitesGrouped grouped ? grouped.sites() : sites;
            }
        }
        events.addAll(site.changeLink(command.link(), command.cause()));
        for (SiteId behind : sites) {
            events.addAll(follow(session(room, behind), command.site(), command.link()));
        }
        return events;
    }

    /** A site behind a line follows it, unless its own device is there. */
    private static List<SiteSessionEvent> follow(@Nullable SiteSession behind, SiteId line, Link link) {
        if (behind == null) {
            return List.of();
        }
        if (link == Link.CONNECTED) {
            return behind.line().link() == Link.CONNECTED ? List.of() : behind.carry(line);
        }
        return line.equals(behind.line().through()) ? behind.changeLink(link, "group-line") : List.of();
    }

    /** The line that stands for a site and is connected; null when there is none. */
    private static @Nullable SiteId carrier(Room room, SiteId site) {
        SiteId line = room.groups().lineOf(site);
        SiteSession session = line == null ? null : session(room, line);
        return session != null && session.line().link() == Link.CONNECTED ? line : null;
    }

    static List<MeetingEvent> group(Room room, LiveCommand.GroupSites command) {
        if (room.meeting().status() == Status.CLOSED) {
            throw new Rejected("not-live");
        }
        SiteId line = command.line();
        SiteSession own = room.site(line);
        command.sites().forEach(room::site);
        List<SiteId> before = room.groups().of(line);
        List<SiteId> now = command.sites().stream().distinct().toList();
        List<MeetingEvent> events = new ArrayList<>(room.groups().group(line, now));
        if (events.isEmpty()) {
            return events;
        }
        for (SiteId gone : before) {
            if (!now.contains(gone)) {
                events.addAll(follow(session(room, gone), line, Link.LEFT));
            }
        }
        if (own.line().link() == Link.CONNECTED) {
            now.forEach(site -> events.addAll(follow(session(room, site), line, Link.CONNECTED)));
        }
        return events;
    }

    /** For whom somebody at a line's own keys speaks: the floor holder behind that line, else the line's site. */
    static SiteId speakerAt(Room room, SiteId site) {
        LiveRoom.Floor floor = room.meeting().stage().floor();
        SiteSession speaking = floor == null ? null : session(room, floor.site());
        return speaking != null && site.equals(speaking.line().through()) ? speaking.site() : site;
    }

    /** Null for a site that the plan has no more. */
    private static @Nullable SiteSession session(Room room, SiteId site) {
        return room.conference().has(site) ? room.site(site) : null;
    }
}
