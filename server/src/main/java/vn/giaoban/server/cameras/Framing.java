package vn.giaoban.server.cameras;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.giaoban.meeting.CameraId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.views.CamerasView.Installed;
import vn.giaoban.meeting.views.CamerasView.Seat;

/** Where cameras go by themselves with the floor, and which of them the conferences see. Pure. */
final class Framing {
    private Framing() {}

    /** Somebody has the floor; a speaker who is corrected is another turn. */
    record Turn(ConferenceId conference, int grant, SiteId site, String position) {}

    /** A camera is to go to a preset. */
    record Move(CameraId camera, int preset) {}

    /** Who has the floor of each live conference. */
    static Set<Turn> turns(List<LiveRoom> rooms) {
        Set<Turn> turns = new HashSet<>();
        for (LiveRoom room : rooms) {
            LiveRoom.Floor floor = room.floor();
            if (room.status() == LiveRoom.Status.LIVE && floor != null) {
                turns.add(new Turn(
                        room.conference(),
                        floor.grant(),
                        floor.site(),
                        floor.speaker().position()));
            }
        }
        return turns;
    }

    /** What follows from the turns that began: a speaker's own seat comes before what the site has for everybody. */
    static List<Move> moves(Set<Turn> before, Set<Turn> now, List<Installed> cameras, List<Seat> seats) {
        List<Move> moves = new ArrayList<>();
        for (Turn turn : now) {
            if (before.contains(turn)) {
                continue;
            }
            for (Installed camera : cameras) {
                if (camera.site().equals(turn.site())) {
                    seats.stream()
                            .filter(s -> s.camera().equals(camera.id())
                                    && folded(s.seat()).equals(folded(turn.position())))
                            .map(Seat::preset)
                            .findFirst()
                            .or(() -> Optional.ofNullable(camera.floorPreset()))
                            .ifPresent(preset -> moves.add(new Move(camera.id(), preset)));
                }
            }
        }
        return moves;
    }

    /**
     * The sites on the stages: through which another conference comes in, else who has the floor; the main site while
     * neither is connected.
     */
    static Set<SiteId> seen(List<LiveRoom> rooms) {
        Set<SiteId> seen = new HashSet<>();
        for (LiveRoom room : rooms) {
            if (room.status() == LiveRoom.Status.LIVE) {
                LiveRoom.Relay relay = room.relay();
                LiveRoom.Floor floor = room.floor();
                SiteId main = room.plan().mainSite();
                SiteId holds = floor != null && connected(room, floor.site()) ? floor.site() : main;
                seen.add(relay != null && connected(room, relay.site()) ? relay.site() : holds);
            }
        }
        return seen;
    }

    private static boolean connected(LiveRoom room, SiteId site) {
        LiveRoom.SiteState state = room.sites().get(site);
        return state != null && state.link() == Link.CONNECTED;
    }

    private static String folded(String office) {
        return Normalizer.normalize(office, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
