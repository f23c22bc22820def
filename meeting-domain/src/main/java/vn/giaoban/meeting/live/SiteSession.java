package vn.giaoban.meeting.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveCommand.ReportPresence;
import vn.giaoban.meeting.live.LiveCommand.TakeSeat;
import vn.giaoban.meeting.live.LiveRoom.SeatRequest;
import vn.giaoban.meeting.live.SiteSessionEvent.AbsenceMarked;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.LinkCarried;
import vn.giaoban.meeting.live.SiteSessionEvent.LinkChanged;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceCompleted;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceConfirmed;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceDoubted;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceReported;
import vn.giaoban.meeting.live.SiteSessionEvent.SeatLeft;
import vn.giaoban.meeting.live.SiteSessionEvent.SeatRefused;
import vn.giaoban.meeting.live.SiteSessionEvent.SeatRequested;
import vn.giaoban.meeting.live.SiteSessionEvent.SeatTaken;
import vn.giaoban.meeting.live.SiteSessionEvent.SignalCheck;
import vn.giaoban.meeting.live.SiteSessionEvent.SignalChecked;
import vn.giaoban.meeting.live.SiteSessionEvent.TechnicianAnswered;
import vn.giaoban.meeting.live.SiteSessionEvent.TechnicianCalled;
import vn.giaoban.store.vault.SealedText;

/**
 * One site in one conference: its line, its presence and its one seat, each a machine of its own.
 *
 * @param devices that have ever had the seat
 */
record SiteSession(
        SiteId site,
        Line line,
        Attendance attendance,
        Seat seat,
        @Nullable SignalCheck check,
        @Nullable Instant technicianCalled,
        Set<DeviceId> devices) {
    static final Duration REFUSABLE = Duration.ofSeconds(20);

    /** @param through the site whose call stands for this one too, and by which it is connected */
    record Line(Link link, Instant since, @Nullable SiteId through) {}

    record Attendance(
            Presence presence,
            int headcount,
            @Nullable PersonId head,
            @Nullable String position) {}

    /** Who sits; {@code fresh} when the device had never been here before. */
    record Seat(
            @Nullable DeviceId device,
            boolean fresh,
            boolean simulated,
            @Nullable SeatRequest request) {
        static final Seat FREE = new Seat(null, false, false, null);
    }

    SiteSession {
        devices = Set.copyOf(devices);
    }

    static SiteSession expected(SiteId site) {
        return new SiteSession(
                site,
                new Line(Link.OFFLINE, Instant.EPOCH, null),
                new Attendance(Presence.EXPECTED, 0, null, null),
                Seat.FREE,
                null,
                null,
                Set.of());
    }

    List<SiteSessionEvent> takeSeat(TakeSeat command, Instant at) {
        DeviceId device = command.device();
        if (device.equals(seat.device())) {
            return List.of();
        }
        if (seat.device() == null || (seat.simulated() && !command.simulated())) {
            return List.of(taken(device, command.simulated()));
        }
        if (command.simulated()) {
            throw new Rejected("seat-refused");
        }
        if (seat.request() == null) {
            return List.of(new SeatRequested(site, device, at.plus(REFUSABLE)));
        }
        if (seat.request().device().equals(device)) {
            return List.of();
        }
        throw new Rejected("seat-refused");
    }

    /** The seated device keeps its seat. */
    List<SiteSessionEvent> refuseSeat(DeviceId seated) {
        if (!seated.equals(seat.device())) {
            throw new Rejected("not-seated");
        }
        return seat.request() == null
                ? List.of()
                : List.of(new SeatRefused(site, seat.request().device()));
    }

    List<SiteSessionEvent> grantSeat(DeviceId device, Instant at) {
        if (seat.request() == null || !seat.request().device().equals(device)) {
            return List.of();
        }
        if (at.isBefore(seat.request().refusableUntil())) {
            throw new Rejected("too-early");
        }
        return List.of(taken(device, false));
    }

    /** Whoever waits for the seat has it at once. */
    List<SiteSessionEvent> leaveSeat(DeviceId device) {
        if (!device.equals(seat.device())) {
            return List.of();
        }
        return seat.request() == null
                ? List.of(new SeatLeft(site, device))
                : List.of(new SeatLeft(site, device), taken(seat.request().device(), false));
    }

    List<SiteSessionEvent> changeLink(Link link, @Nullable String cause) {
        boolean same = link == line.link() && line.through() == null;
        return same ? List.of() : List.of(new LinkChanged(site, link, cause));
    }

    /** A call that stands for this site too connects it. */
    List<SiteSessionEvent> carry(SiteId by) {
        return by.equals(line.through()) ? List.of() : List.of(new LinkCarried(site, by));
    }

    List<SiteSessionEvent> check(SignalCheck found) {
        return found.equals(check) ? List.of() : List.of(new SignalChecked(site, found, found.result()));
    }

    List<SiteSessionEvent> report(ReportPresence command) {
        if (command.headcount() < 0 || command.headcount() > 10_000) {
            throw new Rejected("bad-message", Map.of("field", "headcount"));
        }
        var same = new Attendance(Presence.PRESENT, command.headcount(), command.head(), command.position());
        return attendance.equals(same)
                ? List.of()
                : List.of(new PresenceReported(site, command.headcount(), command.head(), command.position()));
    }

    List<SiteSessionEvent> doubt() {
        boolean doubtful = attendance.presence() == Presence.PRESENT && line.link() != Link.CONNECTED;
        return doubtful ? List.of(new PresenceDoubted(site)) : List.of();
    }

    /** Ends a doubt, which comes again only when the line is lost once more. */
    List<SiteSessionEvent> confirm() {
        return switch (attendance.presence()) {
            case PRESENT, COMPLETED -> List.of();
            default -> List.of(new PresenceConfirmed(site));
        };
    }

    List<SiteSessionEvent> markAbsent() {
        return switch (attendance.presence()) {
            case ABSENT, COMPLETED -> List.of();
            default -> List.of(new AbsenceMarked(site));
        };
    }

    List<SiteSessionEvent> complete() {
        return attendance.presence() == Presence.PRESENT ? List.of(new PresenceCompleted(site)) : List.of();
    }

    List<SiteSessionEvent> callTechnician(@Nullable SealedText words) {
        return technicianCalled == null ? List.of(new TechnicianCalled(site, words)) : List.of();
    }

    List<SiteSessionEvent> answerTechnician() {
        return technicianCalled == null ? List.of() : List.of(new TechnicianAnswered(site));
    }

    SiteSession evolve(SiteSessionEvent event, Instant at) {
        return switch (event) {
            case SeatTaken e -> {
                var known = new HashSet<>(devices);
                known.add(e.device());
                yield new SiteSession(
                        site,
                        line,
                        attendance,
                        new Seat(e.device(), !e.known(), e.simulated(), null),
                        check,
                        technicianCalled,
                        known);
            }
            case SeatRequested e ->
                with(new Seat(
                        seat.device(),
                        seat.fresh(),
                        seat.simulated(),
                        new SeatRequest(e.device(), e.refusableUntil())));
            case SeatRefused e -> with(new Seat(seat.device(), seat.fresh(), seat.simulated(), null));
            case SeatLeft e -> with(Seat.FREE);
            case LinkChanged e ->
                new SiteSession(site, new Line(e.link(), at, null), attendance, seat, check, technicianCalled, devices);
            case LinkCarried e ->
                new SiteSession(
                        site,
                        new Line(Link.CONNECTED, at, e.line()),
                        attendance,
                        seat,
                        check,
                        technicianCalled,
                        devices);
            case SignalChecked e ->
                new SiteSession(site, line, checked(e.result()), seat, e.check(), technicianCalled, devices);
            case PresenceReported e -> with(new Attendance(Presence.PRESENT, e.headcount(), e.head(), e.position()));
            case PresenceDoubted e -> with(presence(Presence.DOUBTFUL));
            case PresenceConfirmed e -> with(presence(Presence.PRESENT));
            case AbsenceMarked e -> with(presence(Presence.ABSENT));
            case PresenceCompleted e -> with(presence(Presence.COMPLETED));
            case TechnicianCalled e -> new SiteSession(site, line, attendance, seat, check, at, devices);
            case TechnicianAnswered e -> new SiteSession(site, line, attendance, seat, check, null, devices);
        };
    }

    LiveRoom.SiteState state(List<SiteId> standsFor) {
        return new LiveRoom.SiteState(
                site,
                line.link(),
                line.since(),
                attendance.presence(),
                attendance.headcount(),
                attendance.head(),
                attendance.position(),
                seat.device(),
                seat.fresh(),
                seat.simulated(),
                seat.request(),
                check,
                technicianCalled,
                line.through(),
                standsFor);
    }

    private SeatTaken taken(DeviceId device, boolean simulated) {
        return new SeatTaken(site, device, devices.contains(device), simulated);
    }

    /** A check tells how the signal is, but never takes back that the site said it is here. */
    private Attendance checked(Presence result) {
        return switch (attendance.presence()) {
            case EXPECTED, SIGNAL_OK, SIGNAL_DEGRADED, SIGNAL_FAILED -> presence(result);
            case PRESENT, DOUBTFUL, COMPLETED, ABSENT -> attendance;
        };
    }

    private Attendance presence(Presence presence) {
        return new Attendance(presence, attendance.headcount(), attendance.head(), attendance.position());
    }

    private SiteSession with(Seat seat) {
        return new SiteSession(site, line, attendance, seat, check, technicianCalled, devices);
    }

    private SiteSession with(Attendance attendance) {
        return new SiteSession(site, line, attendance, seat, check, technicianCalled, devices);
    }
}
