package vn.giaoban.meeting.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.CommitLog.Subscription;
import vn.giaoban.store.log.EventCodec;

/** The live conferences of one node on any commit log. Rooms are read from the log when first asked for. */
public final class LiveMailboxes implements LiveConferences, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveMailboxes.class);
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final List<Automation> AUTOMATIONS =
            List.of(new GrantSeatWhenNobodyRefuses(), new DoubtPresenceAfterGrace());

    private final RoomLog log;
    private final Clock clock;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<ConferenceId, Opened> rooms = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** A room, and when it was last used. */
    private record Opened(Mailbox mailbox, Instant used) {}

    private LiveMailboxes(CommitLog log, EventCodec events, Clock clock) {
        this.log = new RoomLog(log, events);
        this.clock = clock;
    }

    /** Whoever opens these calls {@link #tick} about once a second, or lets {@link #keepTime} do it. */
    public static LiveMailboxes on(CommitLog log, EventCodec events, Clock clock) {
        return new LiveMailboxes(log, events, clock);
    }

    @Override
    public CompletableFuture<Receipt> submit(ConferenceId conference, LiveCommand command, CommandContext context) {
        return mailbox(conference).submit(command, context);
    }

    @Override
    public Optional<LiveRoom> room(ConferenceId conference) {
        Mailbox mailbox = mailbox(conference);
        Optional<LiveRoom> known = mailbox.view();
        if (known.isPresent()) {
            return known;
        }
        Optional<LiveRoom> read = mailbox.refresh().join();
        if (read.isEmpty() && !mailbox.watched()) {
            rooms.computeIfPresent(conference, (id, opened) -> opened.mailbox() == mailbox ? null : opened);
        }
        return read;
    }

    @Override
    public List<LiveRoom> open() {
        return rooms.values().stream()
                .flatMap(opened -> opened.mailbox().view().stream())
                .toList();
    }

    @Override
    public Subscription watch(ConferenceId conference, Consumer<LiveRoom> watcher) {
        if (room(conference).isEmpty()) {
            throw new Rejected("conference-unknown");
        }
        return mailbox(conference).watch(watcher);
    }

    /** Does what is due in the open rooms, and reads again those that were changed from outside. */
    public void tick() {
        tick(true);
    }

    private void tick(boolean timeTrusted) {
        Instant now = clock.instant();
        rooms.forEach((id, opened) -> {
            opened.mailbox().refresh();
            if (timeTrusted) {
                opened.mailbox()
                        .view()
                        .ifPresent(room -> AUTOMATIONS.forEach(
                                automation -> automation.due(room, now).forEach(due -> carryOut(id, due, now))));
            }
            boolean idle =
                    opened.used().plus(IDLE).isBefore(now) && !opened.mailbox().watched();
            if (idle) {
                rooms.remove(id, opened);
            }
        });
    }

    /**
     * Ticks until closed.
     *
     * @param timeTrusted asked at every tick; while it says no, rooms are still read again, but nothing that is due is
     *     done
     */
    public LiveMailboxes keepTime(Duration every, BooleanSupplier timeTrusted) {
        Thread.ofVirtual().name("live-time").start(() -> {
            while (!closed) {
                try {
                    Thread.sleep(every);
                    tick(timeTrusted.getAsBoolean());
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) {
                    if (!closed) {
                        LOG.error("tick failed", e);
                    }
                }
            }
        });
        return this;
    }

    private void carryOut(ConferenceId id, Automation.Due due, Instant now) {
        submit(id, due.command(), CommandContext.by("system:" + due.kind(), due.commandId(), now))
                .whenComplete((receipt, error) -> {
                    if (error != null) {
                        LOG.warn("{} was not carried out: {}", due.kind(), error.getMessage());
                    }
                });
    }

    private Mailbox mailbox(ConferenceId conference) {
        Instant now = clock.instant();
        Opened room = rooms.compute(
                conference,
                (id, opened) ->
                        new Opened(opened == null ? new Mailbox(id, log, clock, executor) : opened.mailbox(), now));
        return room.mailbox();
    }

    /** Ends the keeping of time and waits for the mailboxes; what was appended is durable or was never answered. */
    @Override
    public void close() {
        closed = true;
        executor.close();
    }
}
