package vn.giaoban.meeting.live;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.LiveCommand.ChairCommand;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.meeting.live.RoomLog.Done;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitLog.Subscription;
import vn.giaoban.store.log.ConflictingCommit;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.UnknownEvent;

/**
 * One conference's mailbox: decides each command on the state that includes what is not yet durable, appends without
 * waiting, and answers in the order of decision once everything that an answer rests on is durable. When an append
 * fails, all that is pending falls with it: the room is read again and they are decided again.
 */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ConferenceId id;
    private final RoomLog log;
    private final Clock clock;
    private final Executor executor;
    private final Lanes lanes;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private volatile @Nullable LiveRoom view;

    // Confined to the lanes.
    private Room durable;
    private Room decided;
    private Map<UUID, Done> done = new HashMap<>();
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final Map<UUID, Pending> pendingById = new HashMap<>();
    private final List<Pending> backlog = new ArrayList<>();
    private final Answers answers;
    private int inFlight;
    private boolean fallen = true;

    Mailbox(ConferenceId id, RoomLog log, Clock clock, Executor executor) {
        this.id = id;
        this.log = log;
        this.clock = clock;
        this.executor = executor;
        this.lanes = new Lanes(executor, this::publish);
        this.durable = new Room(id);
        this.decided = durable;
        this.answers = new Answers(executor);
    }

    CompletableFuture<Receipt> submit(LiveCommand command, CommandContext context) {
        Pending arrived = new Pending(command, context, clock.instant().plus(PATIENCE));
        Lanes.Lane lane = command instanceof ChairCommand ? Lanes.Lane.CHAIR : Lanes.Lane.OTHERS;
        lanes.post(lane, () -> accept(arrived));
        return arrived.answer;
    }

    /** The durable state, if the room is open already. */
    Optional<LiveRoom> view() {
        return Optional.ofNullable(view);
    }

    /** Opens the room, or reads it again when it was changed from outside. */
    CompletableFuture<Optional<LiveRoom>> refresh() {
        var refreshed = new CompletableFuture<Optional<LiveRoom>>();
        lanes.post(Lanes.Lane.OTHERS, () -> {
            try {
                if (pending.isEmpty() && inFlight == 0 && (fallen || log.movedSince(id, durable.position()))) {
                    recover();
                }
            } catch (RuntimeException e) {
                answers.owe(() -> refreshed.completeExceptionally(e));
            }
            answers.owe(() -> refreshed.complete(view()));
        });
        return refreshed;
    }

    Subscription watch(Consumer<LiveRoom> consumer) {
        Watcher watcher = new Watcher(consumer, executor);
        watchers.add(watcher);
        view().ifPresent(watcher::offer);
        return () -> {
            watchers.remove(watcher);
            watcher.end();
        };
    }

    boolean watched() {
        return !watchers.isEmpty();
    }

    private void accept(Pending arrived) {
        if (fallen) {
            backlog.add(arrived);
            if (inFlight == 0) {
                recover();
            }
            return;
        }
        Done before = done.get(arrived.id());
        if (before != null) {
            answerAgain(arrived, before);
            return;
        }
        Pending same = pendingById.get(arrived.id());
        if (same != null) {
            same.answer.whenComplete((receipt, error) -> {
                if (error != null) {
                    arrived.answer.completeExceptionally(error);
                } else if (differs(arrived, same.context.requestDigest())) {
                    arrived.answer.completeExceptionally(new Rejected("idempotency-key-reused"));
                } else {
                    arrived.answer.complete(new Receipt(receipt.position(), true));
                }
            });
            return;
        }
        decide(arrived);
    }

    private void decide(Pending entry) {
        entry.decideAnew();
        pending.add(entry);
        pendingById.put(entry.id(), entry);
        Commit commit = null;
        try {
            var events = RoomDecisions.decide(decided, entry.command, entry.context);
            if (!events.isEmpty()) {
                commit = log.commit(decided, entry.command, entry.context, events);
                entry.events = events;
            }
        } catch (Rejected e) {
            entry.rejection = e;
        } catch (RuntimeException e) {
            LOG.error("{} in {} could not be decided", entry.command, id, e);
            entry.failure = e;
        }
        if (commit == null) {
            settle();
            return;
        }
        evolve(decided, entry);
        inFlight++;
        log.append(commit)
                .whenComplete((stored, error) -> lanes.post(Lanes.Lane.LOG, () -> appended(entry, stored, error)));
    }

    private void appended(Pending entry, @Nullable StoredCommit stored, @Nullable Throwable error) {
        inFlight--;
        entry.stored = stored;
        if (error != null) {
            entry.failure = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
            fallen = true;
        } else if (stored != null && foreign(stored)) {
            fallen = true;
        }
        if (!fallen) {
            settle();
        } else if (inFlight == 0) {
            recover();
        }
    }

    /** The log already held this command: what was decided here never happened. */
    private boolean foreign(StoredCommit stored) {
        return stored.position() <= durable.position()
                || !stored.commit().scopes().contains(id.toString());
    }

    private void settle() {
        while (!pending.isEmpty() && pending.element().settled()) {
            Pending entry = pending.remove();
            pendingById.remove(entry.id());
            if (entry.stored != null) {
                evolve(durable, entry);
                durable.reached(entry.stored.position());
                Done now = Done.of(entry.stored);
                done.put(entry.id(), now);
                answer(entry, new Receipt(now.position(), false));
            } else {
                answerUnchanged(entry);
            }
        }
    }

    /** Reads the room from the log, answers what is in it, and decides the rest again. */
    private void recover() {
        List<Pending> again = new ArrayList<>(pending);
        again.addAll(backlog);
        pending.clear();
        pendingById.clear();
        backlog.clear();
        try {
            RoomLog.Loaded loaded = log.load(id);
            durable = loaded.room();
            decided = durable.copy();
            done = loaded.done();
            fallen = false;
        } catch (RuntimeException e) {
            LOG.error("conference {} cannot be read", id, e);
            Rejected why = e instanceof UnknownEvent unknown
                    ? Rejected.knowsTooLittle(unknown.name(), unknown.version())
                    : new Rejected("log-unavailable");
            again.forEach(entry -> refuse(entry, why));
            return;
        }
        again.forEach(this::resume);
    }

    private void resume(Pending entry) {
        Done stands = done.get(entry.id());
        if (stands != null) {
            if (entry.stored != null && entry.failure == null) {
                answer(entry, new Receipt(stands.position(), false));
            } else {
                answerAgain(entry, stands);
            }
        } else if (entry.stored != null) {
            refuse(entry, new Rejected("idempotency-key-reused"));
        } else if (entry.failure instanceof LogFailed) {
            refuse(entry, new Rejected("log-unavailable"));
        } else if (entry.failure != null && !(entry.failure instanceof ConflictingCommit)) {
            refuse(entry, entry.failure);
        } else if (entry.failure != null && clock.instant().isAfter(entry.deadline)) {
            refuse(entry, new Rejected("too-busy"));
        } else {
            accept(entry);
        }
    }

    private static void evolve(Room room, Pending entry) {
        for (MeetingEvent event : entry.events) {
            room.evolve(event, entry.context.conferenceTime());
        }
    }

    private static boolean differs(Pending entry, @Nullable String digest) {
        String own = entry.context.requestDigest();
        return own != null && digest != null && !Objects.equals(own, digest);
    }

    private void answerUnchanged(Pending entry) {
        Throwable error = entry.rejection == null ? entry.failure : entry.rejection;
        if (error == null) {
            answer(entry, new Receipt(durable.position(), false));
        } else {
            refuse(entry, error);
        }
    }

    private void answerAgain(Pending entry, Done before) {
        if (differs(entry, before.requestDigest())) {
            refuse(entry, new Rejected("idempotency-key-reused"));
        } else {
            answer(entry, new Receipt(before.position(), true));
        }
    }

    private void answer(Pending entry, Receipt receipt) {
        answers.owe(() -> entry.answer.complete(receipt));
    }

    private void refuse(Pending entry, Throwable error) {
        answers.owe(() -> entry.answer.completeExceptionally(error));
    }

    /** Shows the durable state, then answers: whoever is answered finds the state that has it. */
    private void publish() {
        LiveRoom shown = view;
        if (!fallen && durable.exists() && (shown == null || shown.position() != durable.position())) {
            LiveRoom now = durable.view();
            view = now;
            watchers.forEach(watcher -> watcher.offer(now));
        } else if (!fallen && !durable.exists()) {
            view = null;
        }
        answers.give();
    }
}
