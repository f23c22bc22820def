package vn.giaoban.media.sfu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;

/** Who is heard in a room, by whom, and how loud they are. */
final class Hearing {
    private final Room room;
    private final Sfu sfu;
    private final Discussion discussion = new Discussion();
    private Audible audible = new Audible.Only(Set.of());
    /** Whether somebody was among the loudness that was told last. */
    private boolean loud;

    Hearing(Room room, Sfu sfu) {
        this.room = room;
        this.sfu = sfu;
    }

    Audible audible() {
        return audible;
    }

    /** Whether who is in a slot is assigned, not chosen by loudness. */
    boolean assigned() {
        return audible instanceof Audible.Only;
    }

    boolean allows(Publication microphone) {
        return switch (audible) {
            case Audible.Only only -> only.speakers().contains(microphone.id.peer());
            case Audible.Loudest mode -> mode.candidates().contains(microphone.id.peer());
        };
    }

    void audible(Audible now, long nowNanos) {
        boolean goesOn = now instanceof Audible.Loudest && audible instanceof Audible.Loudest;
        audible = now;
        for (Publication publication : room.publications()) {
            if (!publication.video()) {
                publication.heard = allows(publication);
            }
        }
        if (!goesOn) {
            discussion.end();
            room.connections.values().forEach(connection -> assign(connection, nowNanos));
        }
        choose(nowNanos);
    }

    private void assign(Connection connection, long nowNanos) {
        for (OutSlot slot : connection.slots) {
            if (!slot.video()) {
                slot.stream.clear();
            }
        }
        if (assigned()) {
            for (Shown shown : sfu.showing.to(connection.peer)) {
                if (shown.assignment().slot().media() == Slot.Media.AUDIO) {
                    room.assign(shown, nowNanos);
                }
            }
        }
    }

    /** A microphone has a packet. */
    void arrived(Track track, long nowNanos) {
        if (audible instanceof Audible.Loudest mode && discussion.rises(mode, track.publication, nowNanos)) {
            choose(nowNanos);
        }
        FeedStage stage = room.feed();
        if (stage != null && heard(track.publication)) {
            feed(stage, track, nowNanos);
        }
    }

    /** In a discussion a voice that has just been chosen is fed from before that on. */
    private void feed(FeedStage stage, Track track, long nowNanos) {
        long end = track.ring.arrived();
        long begin = assigned() ? end - 1 : track.ring.since(nowNanos - Discussion.RUN_UP_NANOS);
        for (long n = Math.max(begin, track.fed); n < end; n++) {
            StoredPacket packet = track.ring.arrival(n);
            if (packet != null) {
                stage.voice(track, packet);
            }
        }
        track.fed = end;
    }

    private boolean heard(Publication microphone) {
        return microphone.heard && (assigned() || discussion.heard(microphone));
    }

    /** Five times a second: loudness, and in a discussion the choice of voices. */
    void listen(long nowNanos) {
        choose(nowNanos);
        Map<PeerId, Integer> levels = new LinkedHashMap<>();
        for (Publication publication : room.publications()) {
            if (!publication.video() && heard(publication) && publication.flows(nowNanos)) {
                levels.put(publication.id.peer(), (int) publication.loudness().level(nowNanos));
            }
        }
        if (!levels.isEmpty() || loud) {
            loud = !levels.isEmpty();
            sfu.happened(new MediaEvent.Levels(room.id, levels));
        }
    }

    private void choose(long nowNanos) {
        if (audible instanceof Audible.Loudest mode) {
            discussion.choose(mode, room.publications(), room.connections.values(), nowNanos);
        }
    }
}
