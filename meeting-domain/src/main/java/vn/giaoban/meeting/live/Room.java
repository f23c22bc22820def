package vn.giaoban.meeting.live;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.Conference;
import vn.giaoban.meeting.conference.ConferenceEvent;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.site.SiteEvent;
import vn.giaoban.store.log.StreamId;

/**
 * Everything that a conference's mailbox knows: the states of its streams and how far each was read. Confined to one
 * thread at a time; the states themselves are values.
 */
final class Room {
    private final ConferenceId id;
    private final Map<StreamId, Long> sequences = new HashMap<>();
    private final Map<SiteId, SiteSession> sites = new LinkedHashMap<>();
    private final Map<SiteId, Speaker> contacts = new HashMap<>();
    private final Map<SiteId, List<SiteId>> standing = new HashMap<>();
    private @Nullable Conference conference;
    private LiveMeeting meeting = LiveMeeting.NOT_YET;
    private Lobby lobby = Lobby.EMPTY;
    private Groups groups = Groups.NONE;
    private long position;

    Room(ConferenceId id) {
        this.id = id;
    }

    /** A second room in the same state, which goes its own way. */
    Room copy() {
        var copy = new Room(id);
        copy.sequences.putAll(sequences);
        copy.sites.putAll(sites);
        copy.contacts.putAll(contacts);
        copy.standing.putAll(standing);
        copy.conference = conference;
        copy.meeting = meeting;
        copy.lobby = lobby;
        copy.groups = groups;
        copy.position = position;
        return copy;
    }

    ConferenceId id() {
        return id;
    }

    /** Whether there is a conference whose room can be entered. */
    boolean exists() {
        return conference != null
                && (conference.status() == Conference.Status.SCHEDULED
                        || conference.status() == Conference.Status.HELD);
    }

    Conference conference() {
        if (conference == null || !exists()) {
            throw new Rejected("conference-unknown");
        }
        return conference;
    }

    LiveMeeting meeting() {
        return meeting;
    }

    Lobby lobby() {
        return lobby;
    }

    Groups groups() {
        return groups;
    }

    long position() {
        return position;
    }

    void reached(long position) {
        this.position = position;
    }

    SiteSession site(SiteId site) {
        SiteSession session = conference().has(site) ? sites.get(site) : null;
        if (session == null) {
            throw new Rejected("site-unknown", Map.of("site", site.toString()));
        }
        return session;
    }

    Collection<SiteSession> sites() {
        return sites.values();
    }

    Set<SiteId> siteIds() {
        return sites.keySet();
    }

    /** For which sites the site's call stood when that was last said, in whichever meeting. */
    List<SiteId> standing(SiteId line) {
        return standing.getOrDefault(line, List.of());
    }

    /** Who answers for the site, for when nobody else is named. */
    @Nullable
    Speaker contact(SiteId site) {
        return contacts.get(site);
    }

    long sequence(StreamId stream) {
        return sequences.getOrDefault(stream, 0L);
    }

    Map<StreamId, Long> sequences(Set<StreamId> streams) {
        var read = new TreeMap<StreamId, Long>();
        streams.forEach(stream -> read.put(stream, sequence(stream)));
        return read;
    }

    /** Applies one event of one of the room's streams. */
    void evolve(MeetingEvent event, Instant at) {
        switch (event) {
            case ConferenceEvent e -> {
                conference = Conference.evolve(conference, e);
                sites.computeIfAbsent(conference.plan().mainSite(), SiteSession::expected);
                conference.plan().sites().forEach(site -> sites.computeIfAbsent(site, SiteSession::expected));
                Conference now = conference;
                sites.keySet().removeIf(site -> !now.has(site));
            }
            case LiveEvent.SitesGrouped e -> groups = groups.evolve(e);
            case LiveEvent e -> meeting = meeting.evolve(e, at);
            case SiteSessionEvent e -> sites.computeIfPresent(e.site(), (site, session) -> session.evolve(e, at));
            case LobbyEvent e -> lobby = lobby.evolve(e);
            default -> throw new IllegalArgumentException("not of a room: " + event);
        }
        sequences.merge(Streams.of(id, event), 1L, Long::sum);
    }

    /** Applies one event of a site's own stream. */
    void evolveSite(SiteEvent event) {
        switch (event) {
            case SiteEvent.SiteRegistered e -> contacts.put(e.site(), new Speaker(e.contact(), ""));
            case SiteEvent.SiteGroupNamed e -> standing.put(e.site(), e.standsFor());
            case SiteEvent.SiteRoomNamed _ -> {}
            case SiteEvent.SiteContactNamed e -> contacts.put(e.site(), new Speaker(e.contact(), ""));
        }
        sequences.merge(Streams.site(event.site()), 1L, Long::sum);
    }

    /** What the others see. */
    LiveRoom view() {
        Map<SiteId, LiveRoom.SiteState> states = new LinkedHashMap<>();
        sites.forEach((site, session) -> states.put(site, session.state(groups.of(site))));
        Stage stage = meeting.stage();
        return new LiveRoom(
                id,
                position,
                conference().plan(),
                meeting.status(),
                meeting.opened(),
                meeting.closed(),
                chair(),
                meeting.chairs().operators(),
                meeting.chairs().talkKey(),
                meeting.mode(),
                meeting.agendaItem(),
                meeting.agendaSince(),
                stage.floor(),
                meeting.sharing().screen(),
                meeting.sharing().relay(),
                stage.called(),
                stage.queue().requests(),
                stage.declined(),
                Collections.unmodifiableMap(states),
                meeting.notes().all(),
                List.copyOf(lobby.waiting()),
                List.copyOf(lobby.admitted()),
                meeting.tape().recording(),
                meeting.tape().stopped(),
                meeting.tape().since());
    }

    /** The planned chair stands in for nobody. */
    private LiveRoom.@Nullable Chair chair() {
        LiveRoom.Chair chair = meeting.chairs().chair();
        return chair != null && chair.person().equals(conference().plan().chair())
                ? new LiveRoom.Chair(chair.account(), chair.person(), chair.epoch(), chair.lostSince(), null)
                : chair;
    }
}
