package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Audible;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaEvent.EncodingsWanted;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.SourceId;

/** What the peers of a room are asked to send, and in which codec; told where it has changed. */
final class Requests {
    private final Room room;
    private final Sfu sfu;
    private final Map<PeerId, EncodingsWanted> told = new HashMap<>();
    private boolean stale = true;

    Requests(Room room, Sfu sfu) {
        this.room = room;
        this.sfu = sfu;
    }

    /** Something that it depends on has changed. */
    void changed() {
        stale = true;
    }

    /** Says it again to a peer, though it has not changed. */
    void forget(PeerId peer) {
        told.remove(peer);
        stale = true;
    }

    void tell(long nowNanos) {
        if (!stale) {
            return;
        }
        stale = false;
        Wanted wanted = wanted();
        for (Publication publication : room.publications()) {
            boolean now = wanted.has(publication.id);
            if (!now) {
                publication.wantedSince = -1;
                if (!publication.flows(nowNanos)) {
                    publication.told = Publication.Told.NOTHING;
                }
            } else if (publication.wantedSince < 0) {
                publication.wantedSince = nowNanos;
            }
            if (publication.video()) {
                codec(publication);
            }
        }
        for (Connection connection : room.connections.values()) {
            EncodingsWanted now = wanted.of(connection.peer);
            if (connection.intake() != null && connection.up() && !now.equals(told.put(connection.peer, now))) {
                sfu.happened(now);
            }
        }
    }

    private void codec(Publication picture) {
        Connection connection = room.connections.get(picture.id.peer());
        Intake intake = connection == null || !connection.up() ? null : connection.intake();
        List<Codec> offered = intake == null ? List.of() : intake.offered(picture.id);
        if (offered.size() < 2) {
            return;
        }
        Codec asked = picture.asked == null ? offered.getFirst() : picture.asked;
        Codec now = CodecChoice.of(offered, picture.preferred, picture::takers);
        picture.asked = now;
        if (now != asked) {
            sfu.happened(new MediaEvent.CodecWanted(picture.id, now));
        }
    }

    private Wanted wanted() {
        Wanted wanted = new Wanted(sfu.layers());
        List<PeerId> receivers = new ArrayList<>();
        room.connections.values().stream().filter(c -> !c.lost()).forEach(c -> receivers.add(c.peer));
        FeedStage feed = room.feed();
        if (feed != null) {
            receivers.add(PeerId.feed(room.id));
        }
        for (PeerId receiver : receivers) {
            for (Shown shown : sfu.showing.to(receiver)) {
                if (receivable(shown.assignment().source())) {
                    wanted.assigned(shown.assignment());
                }
            }
        }
        for (Connection connection : room.connections.values()) {
            if (!connection.lost()) {
                connection.slots.forEach(slot -> slot.stream.keeps(wanted));
            }
        }
        if (feed != null) {
            feed.stage.keeps(wanted);
        }
        switch (room.audible()) {
            case Audible.Only only -> {
                if (feed != null) {
                    only.speakers().forEach(wanted::microphone);
                }
            }
            case Audible.Loudest mode -> {
                if (receivers.size() > 1) {
                    mode.candidates().forEach(wanted::microphone);
                }
            }
        }
        return wanted;
    }

    private boolean receivable(@Nullable SourceId source) {
        return source != null
                && (source.kind() != SourceId.Kind.MICROPHONE
                        || room.audible() instanceof Audible.Only only
                                && only.speakers().contains(source.peer()));
    }
}
