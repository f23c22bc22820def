package vn.giaoban.bench.rooms;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;
import vn.giaoban.room.sip.menu.Wish;

/** A conference in which room 0 has the floor, room 1 is the main site, and all others listen and look. */
final class OneMeeting implements Conferences {
    private static final int HEIGHT = 720;

    private final ConferenceId id = new ConferenceId(new UUID(1, 1));
    private final RoomId room = new RoomId(id.toString());
    private final PeerProfile profile = new PeerProfile(true, 1);
    private final MediaPlane media;
    private final Map<PeerId, Guest> guests = new ConcurrentHashMap<>();
    private final AtomicInteger connected = new AtomicInteger();

    OneMeeting(MediaPlane media) {
        this.media = media;
        media.listen(this::on);
    }

    private void on(MediaEvent event) {
        switch (event) {
            case MediaEvent.Connected _ -> connected.incrementAndGet();
            case MediaEvent.EncodingsWanted wanted -> {
                Guest guest = guests.get(wanted.peer());
                if (guest != null) {
                    guest.send(wanted.microphone(), !wanted.rids().isEmpty(), FeedPacket.Codec.H264);
                }
            }
            default -> {}
        }
    }

    int connected() {
        return connected.get();
    }

    /** Rooms that are in it now. */
    int present() {
        return guests.size();
    }

    private static PeerId peer(long number) {
        return new PeerId("room-" + number);
    }

    /** Puts everybody where they belong. */
    void begin(int rooms) {
        media.audible(room, new Audible.Only(Set.of(peer(0), peer(1))));
        List<Assignment> all = new ArrayList<>();
        for (int i = 0; i < rooms; i++) {
            PeerId stage = peer(i == 0 ? 1 : 0);
            all.add(new Assignment(peer(i), Slot.STAGE_VIDEO, SourceId.camera(stage), HEIGHT));
            all.add(new Assignment(peer(i), Slot.STAGE_AUDIO, SourceId.microphone(stage), 0));
            if (i > 1) {
                all.add(new Assignment(peer(i), Slot.audio(1), SourceId.microphone(peer(1)), 0));
            }
        }
        media.assign(all);
    }

    @Override
    public Looked lookUp(String number, String pin, InetAddress source) {
        SiteId site = new SiteId(new UUID(2, Long.parseLong(number)));
        return new Looked(Entrance.OPEN, new Place(id, site, number));
    }

    @Override
    public @Nullable String password(String number) {
        return null;
    }

    @Override
    public Seat enter(Place place, String called, Guest guest) {
        PeerId peer = peer(place.site().value().getLeastSignificantBits());
        guests.put(peer, guest);
        guest.seated(media.plan(profile));
        return new Seat() {
            @Override
            public void offer(String sdp) {
                media.admit(room, peer, profile, sdp).thenAccept(guest::answered);
            }

            @Override
            public void ask(Wish wish, int number) {}

            @Override
            public void leave() {
                guests.remove(peer);
                media.drop(peer);
            }
        };
    }
}
