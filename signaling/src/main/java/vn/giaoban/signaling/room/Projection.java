package vn.giaoban.signaling.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.SiteState;
import vn.giaoban.meeting.live.LobbyEvent.Knocked;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.signaling.Names;
import vn.giaoban.signaling.protocol.RoomView;

/** A room as staff see it: ids become names, sealed texts are opened. What others see is cut from that. */
final class Projection {
    private final Names names;
    private final People people;
    /** What is past does not change while this room is open. */
    private final Map<SiteId, Integer> silences = new HashMap<>();

    /** What is not in the log: the media server's numbers and the lines' quality. */
    record Signals(Map<SiteId, Integer> numbers, Map<SiteId, RoomView.Quality> qualities) {}

    Projection(Names names, People people) {
        this.names = names;
        this.people = people;
    }

    /**
     * The meeting itself.
     *
     * @param mainLostSince since when nobody stands for the main site, although it was there
     */
    RoomView.Meeting meeting(LiveRoom room, SiteId stage, @Nullable Instant mainLostSince) {
        var plan = room.plan();
        LiveRoom.Call called = room.called();
        LiveRoom.Screen screen = room.screen();
        LiveRoom.Relay relay = room.relay();
        return new RoomView.Meeting(
                room.conference(),
                plan.title(),
                plan.kind(),
                plan.from(),
                plan.to(),
                room.status(),
                room.opened(),
                room.closed(),
                room.mode(),
                chair(room),
                room.operators().stream()
                        .sorted((a, b) -> a.value().compareTo(b.value()))
                        .map(operator -> new RoomView.Operator(
                                operator, names.account(operator).name()))
                        .toList(),
                room.talkKey(),
                plan.agenda().stream()
                        .map(item -> new RoomView.AgendaItem(item.title(), item.minutes()))
                        .toList(),
                room.agendaItem(),
                room.agendaSince(),
                plan.mainSite(),
                mainLostSince,
                floor(room.floor()),
                screen == null ? null : new RoomView.Screen(screen.site(), screen.account(), screen.since()),
                relay == null ? null : new RoomView.Relay(relay.site(), relay.since()),
                called == null ? null : new RoomView.Called(called.site(), called.request(), called.since()),
                plan.minutesPerSpeaker(),
                stage,
                recording(room),
                names.technicianPhone(room.conference()),
                names.sample(room.conference()),
                plan.invitationNumber());
    }

    List<RoomView.Request> queue(LiveRoom room) {
        return room.queue().stream()
                .map(request -> new RoomView.Request(
                        request.id(),
                        request.site(),
                        person(request.speaker()),
                        people.open(request.topic()),
                        request.since(),
                        request.deferred(),
                        silences.computeIfAbsent(request.site(), site -> names.silentFor(room.conference(), site))))
                .toList();
    }

    /** Sites in the plan's order; those that are as they were are taken over. */
    Map<SiteId, RoomView.Site> sites(
            LiveRoom room, Signals signals, @Nullable LiveRoom former, Map<SiteId, RoomView.Site> before) {
        Map<SiteId, RoomView.Site> sites = new LinkedHashMap<>();
        room.sites().forEach((id, state) -> {
            RoomView.Site known = before.get(id);
            boolean same = known != null
                    && former != null
                    && state.equals(former.sites().get(id))
                    && java.util.Objects.equals(
                            room.declined().get(id), former.declined().get(id))
                    && java.util.Objects.equals(
                            known.number(), signals.numbers().get(id))
                    && known.quality() == signals.qualities().get(id);
            sites.put(
                    id,
                    same && known != null
                            ? known
                            : site(state, signals, room.declined().get(id)));
        });
        return sites;
    }

    List<RoomView.Note> notes(LiveRoom room) {
        return room.notes().stream()
                .map(note -> new RoomView.Note(
                        note.id(), note.kind(), people.open(note.text()), note.at(), note.site(), note.grant()))
                .toList();
    }

    List<RoomView.Knock> lobby(LiveRoom room) {
        List<RoomView.Knock> lobby = new ArrayList<>();
        for (Knocked knock : room.lobby()) {
            PersonId person = knock.person();
            lobby.add(new RoomView.Knock(
                    knock.knock(),
                    knock.why(),
                    knock.site(),
                    person == null ? null : people.name(person),
                    knock.position()));
        }
        return lobby;
    }

    RoomView.Staff staff(AccountId account) {
        return new RoomView.Staff(account, names.account(account).name());
    }

    String siteName(SiteId site) {
        Names.Site named = names.site(site);
        String unit =
                named.unitName().startsWith(named.type()) ? named.unitName() : named.type() + " " + named.unitName();
        return named.name() == null ? unit.strip() : unit.strip() + " – " + named.name();
    }

    /** What every site may know of a site. */
    static RoomView.Site forAll(RoomView.Site site) {
        return cut(site, false);
    }

    /** What a site may know of itself. */
    static RoomView.Site forItself(RoomView.Site site) {
        return cut(site, true);
    }

    private static RoomView.Site cut(RoomView.Site site, boolean own) {
        return new RoomView.Site(
                site.id(),
                site.unit(),
                site.name(),
                site.number(),
                site.link(),
                site.linkSince(),
                site.presence(),
                site.headcount(),
                site.head(),
                site.seated(),
                null,
                site.simulated(),
                null,
                own ? site.check() : null,
                site.technicianCalled(),
                own ? site.seatRequest() : null,
                site.quality(),
                own ? site.declined() : null,
                site.through(),
                site.standsFor());
    }

    private RoomView.Site site(SiteState state, Signals signals, LiveRoom.@Nullable Declined declined) {
        Names.Site named = names.site(state.site());
        PersonId contact = named.contact();
        PersonId head = state.head();
        LiveRoom.SeatRequest request = state.seatRequest();
        return new RoomView.Site(
                state.site(),
                new RoomView.Unit(named.unit(), named.type(), named.unitName()),
                named.name(),
                signals.numbers().get(state.site()),
                state.link(),
                state.link() == Link.OFFLINE ? null : state.linkSince(),
                state.presence(),
                state.headcount(),
                head == null
                        ? null
                        : person(new Speaker(head, state.headPosition() == null ? "" : state.headPosition())),
                state.device() != null,
                state.newDevice(),
                state.simulated(),
                contact == null
                        ? null
                        : people.person(contact)
                                .map(person -> new RoomView.Contact(person.name(), person.phone()))
                                .orElse(null),
                state.check(),
                state.technicianCalled(),
                request == null ? null : new RoomView.SeatRequest(request.device(), request.refusableUntil()),
                signals.qualities().get(state.site()),
                declined == null
                        ? null
                        : new RoomView.Declined(declined.request(), people.open(declined.reason()), declined.at()),
                state.through(),
                state.standsFor().isEmpty() ? null : state.standsFor());
    }

    private RoomView.@Nullable Chair chair(LiveRoom room) {
        LiveRoom.Chair chair = room.chair();
        if (chair == null) {
            return null;
        }
        String position = chair.person().equals(room.plan().chair())
                ? room.plan().chairPosition()
                : names.account(chair.account()).position();
        Instant since = chair.lostSince();
        Instant offeredFrom = chair.offeredFrom();
        LiveRoom.Absent absent = chair.insteadOf();
        return new RoomView.Chair(
                chair.account(),
                people.name(chair.person()),
                position,
                chair.epoch(),
                since == null || offeredFrom == null ? null : new RoomView.Lost(since, offeredFrom),
                absent == null ? null : new RoomView.Operator(absent.account(), people.name(absent.person())));
    }

    private RoomView.@Nullable Floor floor(LiveRoom.@Nullable Floor floor) {
        return floor == null
                ? null
                : new RoomView.Floor(
                        floor.grant(),
                        floor.site(),
                        person(floor.speaker()),
                        floor.request(),
                        floor.topic() == null ? null : people.open(floor.topic()),
                        floor.since(),
                        floor.until(),
                        floor.undoableUntil());
    }

    private RoomView.Person person(Speaker speaker) {
        return new RoomView.Person(speaker.person(), people.name(speaker.person()), speaker.position());
    }

    private static RoomView.Recording recording(LiveRoom room) {
        String id = room.recording();
        if (id == null) {
            return new RoomView.Recording(null, RoomView.RecordingState.NONE, null, null);
        }
        return room.recordingStopped() == null
                ? new RoomView.Recording(id, RoomView.RecordingState.RECORDING, room.recordingSince(), null)
                : new RoomView.Recording(
                        id, RoomView.RecordingState.STOPPED, room.recordingSince(), room.recordingStopped());
    }
}
