package vn.giaoban.server.rooms;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.site.SiteCommand;
import vn.giaoban.room.sip.FailedCall;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.UnitAnswer;
import vn.giaoban.store.views.Views;

/** The sites' room systems: what each dials, where it is called, and its calls. */
public final class RoomRoutes {
    private final RoomAccess access;
    private final Directory directory;
    private final DialIn dialIn;
    private final RoomAddresses addresses;
    private final SipService sip;
    private final MeetingCommands commands;
    private final Views views;

    /**
     * A site and its room.
     *
     * @param password by which the room may register as its number
     * @param registered where it is now, null when it is not registered
     * @param address where it is called while it is not registered, null when nobody has said so
     * @param absent whether the site's seat is free
     * @param dial addresses that the room may dial, with number and PIN; empty while SIP is off
     * @param failed our last call that did not reach the room, null when there is none
     */
    record RoomAnswer(
            UUID site,
            String name,
            UnitAnswer unit,
            String number,
            String pin,
            @Nullable String password,
            @Nullable String registered,
            @Nullable String address,
            boolean absent,
            List<String> dial,
            List<RoomState> calls,
            @Nullable FailedCall failed) {}

    /** @param address empty takes it away */
    record AddressBody(@Nullable String address) {}

    public RoomRoutes(
            RoomAccess access,
            Directory directory,
            DialIn dialIn,
            RoomAddresses addresses,
            SipService sip,
            MeetingCommands commands,
            Views views) {
        this.access = access;
        this.directory = directory;
        this.dialIn = dialIn;
        this.addresses = addresses;
        this.sip = sip;
        this.commands = commands;
        this.views = views;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/conferences/{id}/rooms",
                                RoomAccess.TECHNICIANS,
                                "What each site's room system dials, and its calls.",
                                this::rooms)
                        .answersPageOf(RoomAnswer.class),
                Route.put(
                                "/sites/{site}/room",
                                RoomAccess.INSTALLERS,
                                "Says where a site's room system is called.",
                                this::address)
                        .takes(AddressBody.class));
    }

    private Answer rooms(Call call) {
        ConferenceBook.Entry conference = access.scheduled(call);
        RoomAddresses.Known known = addresses.now();
        Set<SiteId> absent = new HashSet<>(dialIn.absent(conference));
        List<RoomState> states = sip.states();
        List<FailedCall> failed = sip.failed();
        return call.page(conference.generations().keySet().stream()
                .map(site -> answer(conference, site, known, absent.contains(site), states, failed))
                .sorted((a, b) -> a.number().compareTo(b.number()))
                .toList());
    }

    private RoomAnswer answer(
            ConferenceBook.Entry conference,
            SiteId site,
            RoomAddresses.Known known,
            boolean absent,
            List<RoomState> states,
            List<FailedCall> failed) {
        String number = known.numbers().of(site);
        String pin = dialIn.pin(conference, site);
        SipRooms rooms = known.rooms();
        List<RoomState> calls = states.stream()
                .filter(state -> site.value().equals(state.site())
                        && conference.conference().value().equals(state.conference()))
                .toList();
        return new RoomAnswer(
                site.value(),
                directory.nameOf(site),
                directory.unitOf(site),
                number,
                pin,
                rooms == null ? null : dialIn.password(number),
                known.registered(site).orElse(null),
                known.said().get(site),
                absent,
                rooms == null ? List.of() : dial(rooms, number, pin),
                calls,
                failed.stream()
                        .filter(call -> call.site().equals(site.value())
                                && call.conference()
                                        .equals(conference.conference().value()))
                        .findFirst()
                        .orElse(null));
    }

    private static List<String> dial(SipRooms rooms, String number, String pin) {
        return rooms.addresses().stream()
                .filter(address ->
                        !address.isLoopbackAddress() || rooms.addresses().size() == 1)
                .map(address -> "sip:" + number + "*" + pin + "@" + host(address, rooms.port()))
                .toList();
    }

    private static String host(InetAddress address, int port) {
        return address.getHostAddress() + (port == 5060 ? "" : ":" + port);
    }

    private Answer address(Call call) {
        SiteId site = access.installed(call);
        String address = SipAddress.of(call.body(AddressBody.class).address());
        long position = commands.send(new SiteCommand.NameRoom(site, address), call.context())
                .join()
                .position();
        views.await(position, Call.PATIENCE);
        return Answer.nothing();
    }
}
