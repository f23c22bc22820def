package vn.giaoban.media.sfu;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

/** One room: its sources, who may be heard, who is shown what, and what must therefore be sent. */
final class Room {
    private static final long SILENT_NANOS = 2_000_000_000L;

    final RoomId id;
    final Map<PeerId, Connection> connections = new LinkedHashMap<>();
    private final Sfu sfu;
    private final Map<SourceId, Publication> publications = new LinkedHashMap<>();
    private final Hearing hearing;
    private final Requests requests;
    private @Nullable FeedStage feed;

    Room(RoomId id, Sfu sfu) {
        this.id = id;
        this.sfu = sfu;
        this.hearing = new Hearing(this, sfu);
        this.requests = new Requests(this, sfu);
    }

    /** The source of that name; numbered when it is first spoken of, and then for as long as the room lives. */
    Publication publication(SourceId source) {
        Publication known = publications.get(source);
        if (known == null) {
            known = new Publication(source, publications.size() + 1);
            publications.put(source, known);
            if (source.kind() == SourceId.Kind.MICROPHONE) {
                known.heard = hearing.allows(known);
            }
            sfu.happened(new MediaEvent.SourceNumbered(id, source, known.number));
        }
        return known;
    }

    void audible(Audible now, long nowNanos) {
        hearing.audible(now, nowNanos);
        requests.changed();
    }

    void assign(Shown shown, long nowNanos) {
        requests.changed();
        Assignment assignment = shown.assignment();
        FeedStage stage = feed;
        if (assignment.receiver().equals(PeerId.feed(id))) {
            if (stage != null && assignment.slot().equals(Slot.STAGE_VIDEO)) {
                show(stage.stage, shown, nowNanos);
            }
            return;
        }
        Connection connection = connections.get(assignment.receiver());
        OutSlot slot = connection == null ? null : connection.slot(assignment.slot());
        if (slot != null && (slot.video() || hearing.assigned())) {
            show(slot.stream, shown, nowNanos);
        }
    }

    private void show(SlotStream stream, Shown shown, long nowNanos) {
        Assignment assignment = shown.assignment();
        SourceId source = assignment.source();
        boolean fits = source != null
                && (source.kind() == SourceId.Kind.MICROPHONE)
                        == (assignment.slot().media() == Slot.Media.AUDIO);
        stream.show(
                source == null || !fits ? null : publication(source),
                assignment.maxHeight(),
                shown.temporal(),
                nowNanos);
    }

    /** Puts into a new connection's slots what was assigned before. */
    void joined(Connection connection, long nowNanos) {
        connections.put(connection.peer, connection);
        sfu.showing.to(connection.peer).forEach(assignment -> assign(assignment, nowNanos));
        requests.changed();
    }

    void left(Connection connection) {
        if (connections.remove(connection.peer, connection)) {
            requests.forget(connection.peer);
            publications.values().stream()
                    .filter(publication -> publication.id.peer().equals(connection.peer))
                    .forEach(Publication::left);
        }
        connection.slots.forEach(slot -> slot.stream.clear());
        requests.changed();
    }

    void feed(boolean on, long base, long nowNanos) {
        requests.changed();
        FeedStage old = feed;
        if (old != null) {
            old.stage.clear();
            feed = null;
        }
        if (on) {
            feed = new FeedStage(this, sfu, base);
            sfu.showing.to(PeerId.feed(id)).forEach(assignment -> assign(assignment, nowNanos));
        }
    }

    void refresh(long nowNanos) {
        Track track = feed == null ? null : feed.stage.current();
        if (track != null) {
            track.needKeyFrame();
            track.connection.control().feedback().askForKeyFrames(nowNanos);
        }
    }

    /** A track begins, or begins again: those who are to see it may. */
    void began(Track track, long nowNanos) {
        Publication publication = track.publication;
        for (SlotStream stream : List.copyOf(publication.viewers)) {
            stream.reconsider(nowNanos);
        }
        if (publication.told != Publication.Told.FLOWING) {
            publication.told = Publication.Told.FLOWING;
            sfu.happened(new MediaEvent.SourceFlowing(publication.id, true));
        }
    }

    void arrived(Track track, long nowNanos) {
        if (!track.video) {
            hearing.arrived(track, nowNanos);
        }
        for (int i = 0; i < track.watchers.size(); i++) {
            track.watchers.get(i).arrived();
        }
    }

    /** Five times a second: layers that ceased are left, sources that do not come are told. */
    void reconsider(long nowNanos) {
        for (Publication publication : publications.values()) {
            if (publication.viewers.isEmpty() && publication.wantedSince < 0) {
                continue;
            }
            int layers = publication.newTemporalLayers();
            if (layers > 0) {
                sfu.showing.layered(this, publication.id, layers, nowNanos);
            }
            for (SlotStream stream : List.copyOf(publication.viewers)) {
                stream.reconsider(nowNanos);
            }
            boolean flows = publication.flows(nowNanos);
            boolean overdue = publication.wantedSince >= 0 && nowNanos - publication.wantedSince > SILENT_NANOS;
            if (!flows && overdue && publication.told != Publication.Told.SILENT) {
                publication.told = Publication.Told.SILENT;
                sfu.happened(new MediaEvent.SourceFlowing(publication.id, false));
            }
        }
    }

    /** Five times a second: who is heard, and how loud. */
    void listen(long nowNanos) {
        hearing.listen(nowNanos);
    }

    /** Says again at the next round what a peer must send, though it has not changed. */
    void forget(PeerId peer) {
        requests.forget(peer);
    }

    /** A slot shows something else now. */
    void changed() {
        requests.changed();
    }

    /** Tells peers what they must send, where that has changed. */
    void tell(long nowNanos) {
        requests.tell(nowNanos);
    }

    /** Asks for a source's picture in a codec, as long as those who are shown it can take that. */
    void prefer(SourceId source, FeedPacket.Codec codec) {
        publication(source).preferred = codec;
        requests.changed();
    }

    Collection<Publication> publications() {
        return publications.values();
    }

    Audible audible() {
        return hearing.audible();
    }

    @Nullable
    FeedStage feed() {
        return feed;
    }
}
