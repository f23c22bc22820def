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
    private Audible audible = new Audible.Only(java.util.Set.of());
    private final Discussion discussion = new Discussion();
    private @Nullable FeedStage feed;
    /** Whether somebody was among the loudness that was told last. */
    private boolean loud;

    private final Requests requests;

    Room(RoomId id, Sfu sfu) {
        this.id = id;
        this.sfu = sfu;
        this.requests = new Requests(this, sfu);
    }

    /** The source of that name; numbered when it is first spoken of, and then for as long as the room lives. */
    Publication publication(SourceId source) {
        Publication known = publications.get(source);
        if (known == null) {
            known = new Publication(source, publications.size() + 1);
            publications.put(source, known);
            if (source.kind() == SourceId.Kind.MICROPHONE) {
                known.heard = allowed(known);
            }
            sfu.happened(new MediaEvent.SourceNumbered(id, source, known.number));
        }
        return known;
    }

    private boolean allowed(Publication microphone) {
        return switch (audible) {
            case Audible.Only only -> only.speakers().contains(microphone.id.peer());
            case Audible.Loudest mode -> mode.candidates().contains(microphone.id.peer());
        };
    }

    void audible(Audible now, long nowNanos) {
        boolean goesOn = now instanceof Audible.Loudest && audible instanceof Audible.Loudest;
        audible = now;
        for (Publication publication : publications.values()) {
            if (!publication.video()) {
                publication.heard = allowed(publication);
            }
        }
        if (!goesOn) {
            discussion.end();
            connections.values().forEach(connection -> assignSounds(connection, nowNanos));
        }
        chooseVoices(nowNanos);
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
        if (slot != null && (slot.video() || audible instanceof Audible.Only)) {
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

    private void assignSounds(Connection connection, long nowNanos) {
        for (OutSlot slot : connection.slots) {
            if (!slot.video()) {
                slot.stream.clear();
            }
        }
        if (audible instanceof Audible.Only) {
            for (Shown shown : sfu.showing.to(connection.peer)) {
                if (shown.assignment().slot().media() == Slot.Media.AUDIO) {
                    assign(shown, nowNanos);
                }
            }
        }
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
            track.connection.control().askForKeyFrames(nowNanos);
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
        if (!track.video
                && audible instanceof Audible.Loudest mode
                && discussion.rises(mode, track.publication, nowNanos)) {
            chooseVoices(nowNanos);
        }
        FeedStage stage = feed;
        if (stage != null && !track.video && fed(track.publication)) {
            feed(stage, track, nowNanos);
        }
        for (int i = 0; i < track.watchers.size(); i++) {
            track.watchers.get(i).arrived();
        }
    }

    /** In a discussion a voice that has just been chosen is fed from before that on. */
    private void feed(FeedStage stage, Track track, long nowNanos) {
        long end = track.ring.arrived();
        long begin =
                audible instanceof Audible.Loudest ? track.ring.since(nowNanos - Discussion.RUN_UP_NANOS) : end - 1;
        for (long n = Math.max(begin, track.fed); n < end; n++) {
            StoredPacket packet = track.ring.arrival(n);
            if (packet != null) {
                stage.voice(track, packet);
            }
        }
        track.fed = end;
    }

    private boolean fed(Publication microphone) {
        return switch (audible) {
            case Audible.Only ignored -> true;
            case Audible.Loudest ignored -> discussion.heard(microphone);
        };
    }

    /** Twice a second: layers that ceased are left, sources that do not come are told. */
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

    /** Five times a second: loudness, and in a discussion the choice of voices. */
    void listen(long nowNanos) {
        chooseVoices(nowNanos);
        Map<PeerId, Integer> levels = new LinkedHashMap<>();
        for (Publication publication : publications.values()) {
            if (!publication.video() && fed(publication) && publication.flows(nowNanos)) {
                levels.put(publication.id.peer(), (int) publication.loudness().level(nowNanos));
            }
        }
        if (!levels.isEmpty() || loud) {
            loud = !levels.isEmpty();
            sfu.happened(new MediaEvent.Levels(id, levels));
        }
    }

    private void chooseVoices(long nowNanos) {
        if (audible instanceof Audible.Loudest mode) {
            discussion.choose(mode, publications.values(), connections.values(), nowNanos);
        }
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
        return audible;
    }

    @Nullable
    FeedStage feed() {
        return feed;
    }
}
