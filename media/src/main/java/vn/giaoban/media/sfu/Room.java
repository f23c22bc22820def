package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaEvent.EncodingsWanted;
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
    private final Map<PeerId, EncodingsWanted> told = new HashMap<>();
    private Audible audible = new Audible.Only(java.util.Set.of());
    private final Discussion discussion = new Discussion();
    private @Nullable FeedStage feed;
    private boolean stale = true;

    Room(RoomId id, Sfu sfu) {
        this.id = id;
        this.sfu = sfu;
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
            case Audible.Loudest ignored -> discussion.heard(microphone);
        };
    }

    void audible(Audible now, long nowNanos) {
        audible = now;
        discussion.end();
        for (Publication publication : publications.values()) {
            if (!publication.video()) {
                publication.heard = allowed(publication);
            }
        }
        for (Connection connection : connections.values()) {
            assignSounds(connection, nowNanos);
        }
        if (now instanceof Audible.Loudest) {
            chooseVoices(nowNanos);
        }
        stale = true;
    }

    void assign(Shown shown, long nowNanos) {
        stale = true;
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
        sfu.assignments(connection.peer).forEach(assignment -> assign(assignment, nowNanos));
        stale = true;
    }

    void left(Connection connection) {
        if (connections.remove(connection.peer, connection)) {
            told.remove(connection.peer);
            publications.values().stream()
                    .filter(publication -> publication.id.peer().equals(connection.peer))
                    .forEach(publication -> publication.tracks.clear());
        }
        connection.slots.forEach(slot -> slot.stream.clear());
        stale = true;
    }

    private void assignSounds(Connection connection, long nowNanos) {
        for (OutSlot slot : connection.slots) {
            if (!slot.video()) {
                slot.stream.clear();
            }
        }
        if (audible instanceof Audible.Only) {
            for (Shown shown : sfu.assignments(connection.peer)) {
                if (shown.assignment().slot().media() == Slot.Media.AUDIO) {
                    assign(shown, nowNanos);
                }
            }
        }
    }

    void feed(boolean on, long base, long nowNanos) {
        stale = true;
        FeedStage old = feed;
        if (old != null) {
            old.stage.clear();
            feed = null;
        }
        if (on) {
            feed = new FeedStage(this, sfu, base);
            sfu.assignments(PeerId.feed(id)).forEach(assignment -> assign(assignment, nowNanos));
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

    void arrived(Track track) {
        FeedStage stage = feed;
        if (stage != null && !track.video && fed(track.publication)) {
            StoredPacket packet = track.ring.arrival(track.ring.arrived() - 1);
            if (packet != null) {
                stage.voice(track, packet);
            }
        }
        for (int i = 0; i < track.watchers.size(); i++) {
            track.watchers.get(i).arrived();
        }
    }

    private boolean fed(Publication microphone) {
        return switch (audible) {
            case Audible.Only ignored -> true;
            case Audible.Loudest all -> discussion.rank(microphone) < all.count();
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
                sfu.layered(this, publication.id, layers, nowNanos);
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
            if (!publication.video() && publication.flows(nowNanos)) {
                levels.put(publication.id.peer(), (int) publication.loudness().level(nowNanos));
            }
        }
        if (!levels.isEmpty()) {
            sfu.happened(new MediaEvent.Levels(id, levels));
        }
    }

    private void chooseVoices(long nowNanos) {
        if (audible instanceof Audible.Loudest mode) {
            discussion.choose(mode, publications.values(), connections.values(), nowNanos);
        }
    }

    /** Says again at the next {@link #tell} what a peer must send, though it has not changed. */
    void forget(PeerId peer) {
        told.remove(peer);
        stale = true;
    }

    /** A slot shows something else now. */
    void changed() {
        stale = true;
    }

    /** Tells peers what they must send, where that has changed. */
    void tell(long nowNanos) {
        if (!stale) {
            return;
        }
        stale = false;
        Wanted wanted = wanted();
        for (Publication publication : publications.values()) {
            boolean now = wanted.has(publication.id);
            if (!now) {
                publication.wantedSince = -1;
                if (!publication.flows(nowNanos)) {
                    publication.told = Publication.Told.NOTHING;
                }
            } else if (publication.wantedSince < 0) {
                publication.wantedSince = nowNanos;
            }
        }
        for (Connection connection : connections.values()) {
            EncodingsWanted now = wanted.of(connection.peer);
            if (connection.intake() != null && connection.up() && !now.equals(told.put(connection.peer, now))) {
                sfu.happened(now);
            }
        }
    }

    private Wanted wanted() {
        Wanted wanted = new Wanted(sfu.layers());
        List<PeerId> receivers = new ArrayList<>();
        connections.values().stream().filter(c -> !c.lost()).forEach(c -> receivers.add(c.peer));
        if (feed != null) {
            receivers.add(PeerId.feed(id));
        }
        for (PeerId receiver : receivers) {
            for (Shown shown : sfu.assignments(receiver)) {
                if (receivable(shown.assignment().source())) {
                    wanted.assigned(shown.assignment());
                }
            }
        }
        for (Connection connection : connections.values()) {
            if (!connection.lost()) {
                connection.slots.forEach(slot -> slot.stream.keeps(wanted));
            }
        }
        if (feed != null) {
            feed.stage.keeps(wanted);
        }
        switch (audible) {
            case Audible.Only only -> {
                if (feed != null) {
                    only.speakers().forEach(wanted::microphone);
                }
            }
            case Audible.Loudest mode -> mode.candidates().forEach(wanted::microphone);
        }
        return wanted;
    }

    private boolean receivable(@Nullable SourceId source) {
        return source != null
                && (source.kind() != SourceId.Kind.MICROPHONE
                        || audible instanceof Audible.Only only
                                && only.speakers().contains(source.peer()));
    }
}
