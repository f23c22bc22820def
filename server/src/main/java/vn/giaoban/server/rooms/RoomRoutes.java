package vn.giaoban.server.rooms;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.FailedCall;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.translate.Translation;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.UnitAnswer;

/** Room systems for the technician: what each site dials, which rooms are connected and how well, calling them. */
public final class RoomRoutes {
    private final RoomAccess access;
    private final Directory directory;
    private final ConferenceBook conferences;
    private final DialIn dialIn;
    private final SipService sip;

    /**
     * A site and its room.
     *
     * @param password by which the room may register as its number
     * @param registered where it is now, null when it is not registered
     * @param dial addresses that the room may dial, with number and PIN; empty while SIP is off
     */
    record RoomAnswer(
            UUID site,
            UnitAnswer unit,
            String number,
            String pin,
            @Nullable String password,
            @Nullable String registered,
            List<String> dial,
            List<RoomState> calls) {}

    /**
     * All rooms.
     *
     * @param fault why rooms cannot call; "" when they can
     * @param failed calls of ours that did not reach their rooms, why, and when they are made again
     * @param translations pictures that are coded anew, why, and what that costs
     */
    record CallsAnswer(
            boolean on,
            String fault,
            List<RoomState> calls,
            List<FailedCall> failed,
            List<Translation> translations,
            Map<String, Long> figures) {}

    /** @param address null for where the site's room is registered */
    record CallBody(@Nullable String address) {}

    record CallAnswer(UUID call) {}

    /** @param called sites whose rooms are being called; {@code unreachable} have no registered room */
    record AbsentAnswer(List<UUID> called, List<UUID> unreachable) {}

    public RoomRoutes(
            RoomAccess access, Directory directory, ConferenceBook conferences, DialIn dialIn, SipService sip) {
        this.access = access;
        this.directory = directory;
        this.conferences = conferences;
        this.dialIn = dialIn;
        this.sip = sip;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/conferences/{id}/rooms",
                                RoomAccess.TECHNICIANS,
                                "What each site's room system dials, and its calls.",
                                this::rooms)
                        .answersPageOf(RoomAnswer.class),
                Route.post(
                                "/conferences/{id}/rooms/{site}/call",
                                RoomAccess.TECHNICIANS,
                                "Calls a site's room system.",
                                this::dial)
                        .takes(CallBody.class)
                        .answers(CallAnswer.class),
                Route.post(
                                "/conferences/{id}/rooms/call-absent",
                                RoomAccess.TECHNICIANS,
                                "Calls the registered rooms of all sites that are not connected.",
                                this::callAbsent)
                        .answers(AbsentAnswer.class),
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

    private ConferenceBook.Entry conference(Call call) {
        return conferences.find(access.conference(call)).orElseThrow(() -> new Problem(409, "not-scheduled"));
    }

    private Answer rooms(Call call) {
        ConferenceBook.Entry conference = conference(call);
        RoomNumbers numbers = dialIn.numbers();
        List<RoomState> states = sip.states();
        return call.page(conference.generations().keySet().stream()
                .map(site -> answer(conference, site, numbers.of(site), states))
                .sorted((a, b) -> a.number().compareTo(b.number()))
                .toList());
    }

    private RoomAnswer answer(ConferenceBook.Entry conference, SiteId site, String number, List<RoomState> states) {
        String pin = dialIn.pin(conference, site);
        SipRooms rooms = sip.rooms();
        List<String> dial = rooms == null
                ? List.of()
                : rooms.addresses().stream()
                        .filter(address -> !address.isLoopbackAddress()
                                || rooms.addresses().size() == 1)
                        .map(address -> "sip:" + number + "*" + pin + "@" + host(address, rooms.port()))
                        .toList();
        List<RoomState> calls = states.stream()
                .filter(state -> site.value().equals(state.site())
                        && conference.conference().value().equals(state.conference()))
                .toList();
        return new RoomAnswer(
                site.value(),
                directory.unitOf(site),
                number,
                pin,
                rooms == null ? null : dialIn.password(number),
                rooms == null ? null : rooms.registered(number).orElse(null),
                dial,
                calls);
    }

    private static String host(InetAddress address, int port) {
        return address.getHostAddress() + (port == 5060 ? "" : ":" + port);
    }

    private Answer calls() {
        SipRooms rooms = sip.rooms();
        return Answer.ok(
                rooms == null
                        ? new CallsAnswer(false, sip.fault(), List.of(), List.of(), List.of(), Map.of())
                        : new CallsAnswer(
                                true, sip.fault(), sip.states(), sip.failed(), rooms.translations(), rooms.figures()));
    }

    private SipRooms on() {
        SipRooms rooms = sip.rooms();
        if (rooms == null) {
            throw new Problem(409, sip.fault());
        }
        return rooms;
    }

    private Answer dial(Call call) {
        ConferenceBook.Entry conference = conference(call);
        SiteId site = new SiteId(call.id("site"));
        if (!conference.generations().containsKey(site)) {
            throw Problem.notFound("site-unknown");
        }
        conference.checkOpen(call.now());
        SipRooms rooms = on();
        String given = call.body(CallBody.class).address();
        String address = given == null || given.isBlank()
                ? rooms.registered(dialIn.numbers().of(site)).orElseThrow(() -> new Problem(409, "not-registered"))
                : given;
        if (!address.matches("sips?:[^\\s<>]{1,200}")) {
            throw Problem.badField("address");
        }
        try {
            UUID made = rooms.dial(
                            address, new Conferences.Place(conference.conference(), site, directory.nameOf(site)))
                    .join();
            return Answer.created(new CallAnswer(made));
        } catch (CompletionException e) {
            throw reason(e.getCause());
        }
    }

    private Answer callAbsent(Call call) {
        ConferenceBook.Entry conference = conference(call);
        conference.checkOpen(call.now());
        SipRooms rooms = on();
        RoomNumbers numbers = dialIn.numbers();
        List<SiteId> absent = dialIn.absent(conference);
        Map<Boolean, List<SiteId>> known = absent.stream()
                .collect(Collectors.partitioningBy(
                        site -> rooms.registered(numbers.of(site)).isPresent()));
        List<SiteId> reachable = known.getOrDefault(true, List.of());
        for (SiteId site : reachable) {
            rooms.registered(numbers.of(site))
                    .ifPresent(address -> rooms.dial(
                            address, new Conferences.Place(conference.conference(), site, directory.nameOf(site))));
        }
        return Answer.ok(new AbsentAnswer(
                reachable.stream().map(SiteId::value).toList(),
                known.getOrDefault(false, List.of()).stream().map(SiteId::value).toList()));
    }

    private static RuntimeException reason(@Nullable Throwable cause) {
        return switch (cause) {
            case IllegalArgumentException _ -> Problem.badField("address");
            case IllegalStateException busy -> new Problem(503, "too-busy", Map.of("reason", busy.getMessage()));
            case null, default -> new IllegalStateException(cause);
        };
    }

    private Answer hangUp(Call call) {
        if (!on().hangUp(call.id("call")).join()) {
            throw Problem.notFound("call-unknown");
        }
        return Answer.nothing();
    }
}
