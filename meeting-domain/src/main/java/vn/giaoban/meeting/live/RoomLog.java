package vn.giaoban.meeting.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.site.SiteEvent;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.EventCodec;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/** Reads a room out of the log and writes what was decided in it. */
final class RoomLog {
    private static final int PAGE = 500;

    private final CommitLog log;
    private final EventCodec events;

    RoomLog(CommitLog log, EventCodec events) {
        this.log = log;
        this.events = events;
    }

    /** Appends; whatever goes wrong is in the future. */
    CompletableFuture<StoredCommit> append(Commit commit) {
        try {
            return log.append(commit);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A room as of the last durable commit of its conference. */
    Loaded load(ConferenceId id) {
        Room room = new Room(id);
        Map<UUID, Done> done = new HashMap<>();
        List<StoredCommit> page;
        do {
            page = log.readScope(id.toString(), room.position(), PAGE);
            for (StoredCommit commit : page) {
                apply(room, commit);
                done.put(commit.commit().commandId(), Done.of(commit));
            }
        } while (page.size() == PAGE);
        loadContacts(room);
        return new Loaded(room, done);
    }

    /** Whether anything of the conference was written after a position. */
    boolean movedSince(ConferenceId id, long position) {
        return !log.readScope(id.toString(), position, 1).isEmpty();
    }

    private void loadContacts(Room room) {
        if (!room.exists()) {
            return;
        }
        List<StreamId> streams = room.siteIds().stream().map(Streams::site).toList();
        for (StoredCommit commit : log.readStreams(streams)) {
            for (NewEvent stored : commit.commit().events()) {
                if (stored.stream().value().startsWith("site/") && events.fromJson(stored) instanceof SiteEvent event) {
                    if (room.siteIds().contains(event.site())) {
                        room.evolveSite(event);
                    }
                }
            }
        }
    }

    private void apply(Room room, StoredCommit commit) {
        String id = room.id().toString();
        for (NewEvent stored : commit.commit().events()) {
            String stream = stored.stream().value();
            boolean ours = stream.endsWith("/" + id) || stream.startsWith("site-session/" + id + "/");
            if (ours) {
                room.evolve(
                        (MeetingEvent) events.fromJson(stored),
                        commit.commit().header().conferenceTime());
            }
        }
        room.reached(commit.position());
    }

    /** The commit of a decision; the room must still be as it was decided on. */
    Commit commit(Room room, LiveCommand command, CommandContext context, List<? extends MeetingEvent> decided) {
        Map<StreamId, Long> sequences = new HashMap<>();
        List<NewEvent> stored = new ArrayList<>(decided.size());
        for (MeetingEvent event : decided) {
            StreamId stream = Streams.of(room.id(), event);
            long sequence = Objects.requireNonNull(
                    sequences.merge(stream, room.sequence(stream) + 1, (last, first) -> last + 1));
            stored.add(new NewEvent(stream, sequence, events.name(event), events.version(event), events.toJson(event)));
        }
        CommitHeader header = new CommitHeader(
                context.now(),
                context.conferenceTime(),
                context.actor(),
                onBehalfOf(room, command, context),
                null,
                null,
                context.requestDigest(),
                context.imported());
        var read = Streams.readBy(command, room);
        read.addAll(sequences.keySet());
        return new Commit(context.commandId(), header, Set.of(room.id().toString()), room.sequences(read), stored);
    }

    /** An operator acts for the chair. */
    private static @Nullable String onBehalfOf(Room room, LiveCommand command, CommandContext context) {
        LiveRoom.Chair chair = room.meeting().chairs().chair();
        if (!(command instanceof LiveCommand.ChairCommand) || chair == null) {
            return null;
        }
        return chair.account().equals(context.account()) ? null : "person:" + chair.person();
    }

    /** A room, and every command that was carried out in it. */
    record Loaded(Room room, Map<UUID, Done> done) {}

    /** A command that was carried out, and where it stands. */
    record Done(long position, @Nullable String requestDigest) {
        static Done of(StoredCommit commit) {
            return new Done(commit.position(), commit.commit().header().requestDigest());
        }
    }
}
