package vn.giaoban.server.rooms;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;
import vn.giaoban.server.access.RoomPins;
import vn.giaoban.server.access.SiteDevices;
import vn.giaoban.server.cameras.FarCameras;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.web.Signaling;

/** Leads rooms to their conferences: a number names the site, a PIN the conference that it is in now. */
public final class DialIn implements Conferences {
    private final Directory directory;
    private final ConferenceBook conferences;
    private final LiveConferences live;
    private final SiteDevices devices;
    private final RoomPins pins;
    private final Signaling signaling;
    private final InstantSource clock;
    private final FarCameras cameras;
    private final Misdials misdials = new Misdials();

    public DialIn(
            Directory directory,
            ConferenceBook conferences,
            LiveConferences live,
            SiteDevices devices,
            RoomPins pins,
            Signaling signaling,
            InstantSource clock,
            FarCameras cameras) {
        this.directory = directory;
        this.conferences = conferences;
        this.live = live;
        this.devices = devices;
        this.pins = pins;
        this.signaling = signaling;
        this.clock = clock;
        this.cameras = cameras;
    }

    RoomNumbers numbers() {
        return new RoomNumbers(directory.units(), directory.sites());
    }

    String pin(ConferenceBook.Entry conference, SiteId site) {
        return pins.pin(conference.conference(), site, conference.generations().getOrDefault(site, 1));
    }

    /** Sites whose seat nobody has. */
    List<SiteId> absent(ConferenceBook.Entry conference) {
        return live.room(conference.conference()).stream()
                .flatMap(room -> room.sites().values().stream())
                .filter(site -> site.through() == null && (site.device() == null || site.simulated()))
                .map(LiveRoom.SiteState::site)
                .toList();
    }

    @Override
    public Looked lookUp(String number, String pin, InetAddress source) {
        long now = clock.millis();
        if (misdials.barred(source, now)) {
            return new Looked(Entrance.BARRED, null);
        }
        SiteId site = numbers().site(number);
        if (site == null) {
            misdials.wrong(source, now);
            return new Looked(Entrance.WRONG, null);
        }
        List<ConferenceBook.Entry> open = conferences.linked().stream()
                .filter(c -> c.generations().containsKey(site) && c.isOpen(clock.instant()))
                .sorted(Comparator.comparing((ConferenceBook.Entry c) -> !c.live())
                        .thenComparing(ConferenceBook.Entry::from))
                .toList();
        if (open.isEmpty()) {
            return new Looked(Entrance.NO_MEETING, null);
        }
        if (pin.isEmpty()) {
            return new Looked(Entrance.NEEDS_PIN, null);
        }
        for (ConferenceBook.Entry conference : open) {
            if (pin(conference, site).equals(pin)) {
                return new Looked(Entrance.OPEN, new Place(conference.conference(), site, directory.nameOf(site)));
            }
        }
        misdials.wrong(source, now);
        return new Looked(Entrance.WRONG, null);
    }

    @Override
    public @Nullable String password(String number) {
        SiteId site = numbers().site(number);
        return site == null ? null : pins.password(site);
    }

    @Override
    public Seat enter(Place place, String room, Guest guest) {
        UUID device = UUID.nameUUIDFromBytes(("sip/" + place.site() + "/" + room).getBytes(StandardCharsets.UTF_8));
        String token = devices.beginRoom(place.conference(), place.site(), new DeviceId(device));
        RoomSeat seat = new RoomSeat(place, directory, live, guest, cameras);
        seat.enter(signaling.visit(seat), token);
        return seat;
    }
}
