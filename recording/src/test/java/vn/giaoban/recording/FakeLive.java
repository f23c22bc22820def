package vn.giaoban.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveEvent;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.store.log.CommitLog.Subscription;

/** One conference whose status the test sets; keeps every fact noted, each command once. */
final class FakeLive implements LiveConferences {
    static final ConferenceId CONFERENCE = new ConferenceId(new UUID(1, 2));

    private final Map<UUID, LiveEvent> facts = new HashMap<>();
    private final List<LiveEvent> inOrder = new ArrayList<>();
    private final List<Consumer<LiveRoom>> watchers = new ArrayList<>();
    private LiveRoom.Status status = LiveRoom.Status.SCHEDULED;
    private int failures;
    private int looks;

    synchronized void become(LiveRoom.Status next) {
        status = next;
        watchers.forEach(watcher -> watcher.accept(state()));
    }

    /** How often somebody asked which rooms are open. */
    synchronized int looks() {
        return looks;
    }

    synchronized boolean watched() {
        return !watchers.isEmpty();
    }

    /** So many of the next submissions are not stored. */
    synchronized void failNext(int count) {
        failures = count;
    }

    synchronized List<LiveEvent> noted() {
        return List.copyOf(inOrder);
    }

    synchronized <T extends LiveEvent> List<T> noted(Class<T> type) {
        return inOrder.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public synchronized CompletableFuture<Receipt> submit(
            ConferenceId conference, LiveCommand command, CommandContext context) {
        if (failures > 0) {
            failures--;
            return CompletableFuture.failedFuture(new IllegalStateException("the log is away"));
        }
        if (!(command instanceof LiveCommand.Note note)) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(command.toString()));
        }
        boolean repeated = facts.putIfAbsent(context.commandId(), note.fact()) != null;
        if (!repeated) {
            inOrder.add(note.fact());
        }
        return CompletableFuture.completedFuture(new Receipt(facts.size(), repeated));
    }

    @Override
    public synchronized Optional<LiveRoom> room(ConferenceId conference) {
        return conference.equals(CONFERENCE) ? Optional.of(state()) : Optional.empty();
    }

    @Override
    public synchronized List<LiveRoom> open() {
        looks++;
        return List.of(state());
    }

    @Override
    public synchronized Subscription watch(ConferenceId conference, Consumer<LiveRoom> watcher) {
        watchers.add(watcher);
        watcher.accept(state());
        return () -> {
            synchronized (this) {
                watchers.remove(watcher);
            }
        };
    }

    private LiveRoom state() {
        Instant from = Instant.parse("2026-03-09T00:30:00Z");
        Plan plan = new Plan(
                "Giao ban tuần",
                "giao ban",
                from,
                from.plus(Duration.ofHours(2)),
                new PersonId(new UUID(0, 1)),
                "Chủ tịch",
                new UnitId(new UUID(0, 2)),
                new SiteId(new UUID(0, 3)),
                List.of(),
                List.of(),
                List.of(),
                JoinPolicy.LINK,
                5,
                null);
        return new LiveRoom(
                CONFERENCE,
                1,
                plan,
                status,
                null,
                null,
                null,
                Set.of(),
                null,
                LiveEvent.Mode.MODERATED,
                0,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }
}
