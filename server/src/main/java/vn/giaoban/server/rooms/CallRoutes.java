package vn.giaoban.server.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.FailedCall;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.pulse.Pulse;
import vn.giaoban.room.sip.translate.Translation;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.signaling.directory.Directory;

/** Calls of room systems: making them, ending them, and how all of them are. */
public final class CallRoutes {
    private static final Set<String> UNANSWERED = Set.of("dialling", "ringing");

    private final RoomAccess access;
    private final Directory directory;
    private final DialIn dialIn;
    private final RoomAddresses addresses;
    private final SipService sip;

    /**
     * All rooms.
     *
     * @param fault why rooms cannot call; "" when they can
     * @param failed calls of ours that did not reach their rooms, why, and when they are made again
     * @param exchanges those configured, and how they answer; none while nobody is asked
     * @param translations pictures that are coded anew, why, and what that costs
     */
    record CallsAnswer(
            boolean on,
            String fault,
            List<RoomState> calls,
            List<FailedCall> failed,
            List<Pulse> exchanges,
            List<Translation> translations,
            Map<String, Long> figures) {}

    /** @param address null for where the site's room is registered or known to be */
    record CallBody(@Nullable String address) {}

    record CallAnswer(UUID call) {}

    /**
     * Absent sites.
     *
     * @param called their rooms are being called
     * @param unreachable their rooms have neither registered nor an address that can be called
     * @param left not called, because there are as many calls as there may be
     */
    record AbsentAnswer(List<UUID> called, List<UUID> unreachable, List<UUID> left) {}

    /** @param stopped how many calls that nobody had answered yet were ended, or are not made again */
    record StoppedAnswer(int stopped) {}

    public CallRoutes(RoomAccess access, Directory directory, DialIn dialIn, RoomAddresses addresses, SipService sip) {
        this.access = access;
        this.directory = directory;
        this.dialIn = dialIn;
        this.addresses = addresses;
        this.sip = sip;
    }

    public List<Route> routes() {
        return List.of(
                Route.post(
                                "/conferences/{id}/rooms/{site}/call",
                                RoomAccess.TECHNICIANS,
                                "Calls a site's room system.",
                                this::dial)
                        .takes(CallBody.class)
                        .answers(CallAnswer.class),
                Route.delete(
                        "/conferences/{id}/rooms/{site}/call",
                        RoomAccess.TECHNICIANS,
                        "Ends a site's call, or stops calling it.",
                        this::end),
                Route.post(
                                "/conferences/{id}/rooms/call-absent",
                                RoomAccess.TECHNICIANS,
                                "Calls the rooms of all sites that are not connected.",
                                this::callAbsent)
                        .answers(AbsentAnswer.class),
                Route.post(
                                "/conferences/{id}/rooms/stop-calling",
                                RoomAccess.TECHNICIANS,
                                "Ends the conference's calls that nobody has answered yet, and calls no room again by itself.",
                                this::stopCalling)
                        .answers(StoppedAnswer.class),
                Route.get(
                                "/room-calls",
                                Allowed.toRoles(Role.TECHNICIAN, Role.ADMINISTRATOR),
                                "Every call of a room system, with the quality of its line; calls of ours that failed.",
                                call -> calls())
                        .answers(CallsAnswer.class),
                Route.delete(
                        "/room-calls/{call}",
                        Allowed.toRoles(Role.TECHNICIAN, Role.ADMINISTRATOR),
                        "Ends a call of a room system, or its being called again.",
                        this::hangUp));
    }

    private Answer calls() {
        SipRooms rooms = sip.rooms();
        return Answer.ok(
                rooms == null
                        ? new CallsAnswer(false, sip.fault(), List.of(), List.of(), List.of(), List.of(), Map.of())
                        : new CallsAnswer(
                                true,
                                sip.fault(),
                                sip.states(),
                                sip.failed(),
                                List.copyOf(rooms.exchanges().values()),
                                rooms.translations(),
                                rooms.figures()));
    }

    private SipRooms on() {
        SipRooms rooms = sip.rooms();
        if (rooms == null) {
            throw new Problem(409, sip.fault());
        }
        return rooms;
    }

    private Conferences.Place place(ConferenceBook.Entry conference, SiteId site) {
        return new Conferences.Place(conference.conference(), site, directory.nameOf(site));
    }

    private Answer dial(Call call) {
        ConferenceBook.Entry conference = access.scheduled(call);
        SiteId site = access.site(call, conference);
        conference.checkOpen(call.now());
        SipRooms rooms = on();
        String given = SipAddress.of(call.body(CallBody.class).address());
        String address =
                given != null ? given : addresses.now().of(site).orElseThrow(() -> new Problem(409, "not-registered"));
        try {
            return Answer.created(
                    new CallAnswer(rooms.dial(address, place(conference, site)).join()));
        } catch (CompletionException e) {
            throw reason(e.getCause());
        }
    }

    private static RuntimeException reason(@Nullable Throwable cause) {
        return switch (cause) {
            case IllegalArgumentException _ -> Problem.badField("address");
            case IllegalStateException busy -> new Problem(503, "too-busy", Map.of("reason", busy.getMessage()));
            case null, default -> new IllegalStateException(cause);
        };
    }

    private Answer callAbsent(Call call) {
        ConferenceBook.Entry conference = access.scheduled(call);
        conference.checkOpen(call.now());
        SipRooms rooms = on();
        RoomAddresses.Known known = addresses.now();
        List<UUID> busy = waited(conference).stream().map(RoomState::site).toList();
        List<UUID> called = new ArrayList<>();
        List<UUID> unreachable = new ArrayList<>();
        List<UUID> left = new ArrayList<>();
        for (SiteId site : dialIn.absent(conference)) {
            Optional<String> address = known.of(site);
            if (busy.contains(site.value())) {
                continue;
            }
            if (address.isEmpty()) {
                unreachable.add(site.value());
            } else {
                Throwable why = refused(rooms, address.get(), place(conference, site));
                (why == null ? called : why instanceof IllegalStateException ? left : unreachable).add(site.value());
            }
        }
        return Answer.ok(new AbsentAnswer(called, unreachable, left));
    }

    /** Why a room is not called; null when it is. */
    private static @Nullable Throwable refused(SipRooms rooms, String address, Conferences.Place place) {
        try {
            rooms.dial(address, place).join();
            return null;
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }

    /** Calls of the conference that have no seat yet. */
    private List<RoomState> waited(ConferenceBook.Entry conference) {
        return sip.states().stream()
                .filter(state -> conference.conference().value().equals(state.conference()))
                .filter(state -> !state.stage().equals("seated"))
                .toList();
    }

    private Answer stopCalling(Call call) {
        ConferenceBook.Entry conference = access.scheduled(call);
        SipRooms rooms = on();
        Stream<UUID> ringing = waited(conference).stream()
                .filter(state -> state.outgoing() && UNANSWERED.contains(state.stage()))
                .map(RoomState::call);
        Stream<UUID> later = sip.failed().stream()
                .filter(one -> conference.conference().value().equals(one.conference()))
                .filter(one -> one.again() != null)
                .map(FailedCall::call);
        List<UUID> all = Stream.concat(ringing, later).toList();
        all.forEach(one -> rooms.hangUp(one).join());
        return Answer.ok(new StoppedAnswer(all.size()));
    }

    private Answer end(Call call) {
        ConferenceBook.Entry conference = access.scheduled(call);
        SiteId site = access.site(call, conference);
        SipRooms rooms = on();
        sip.states().stream()
                .filter(state -> conference.conference().value().equals(state.conference()))
                .filter(state -> site.value().equals(state.site()))
                .forEach(state -> rooms.hangUp(state.call()).join());
        sip.failed().stream()
                .filter(one -> conference.conference().value().equals(one.conference()))
                .filter(one -> site.value().equals(one.site()))
                .forEach(one -> rooms.hangUp(one.call()).join());
        return Answer.nothing();
    }

    private Answer hangUp(Call call) {
        if (!on().hangUp(call.id("call")).join()) {
            throw Problem.notFound("call-unknown");
        }
        return Answer.nothing();
    }
}
