package vn.giaoban.meeting.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.ConflictingCommit;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.UnknownEvent;

/** Carries out commands about units, sites, accounts, lists and conferences: each becomes at most one commit. */
public final class MeetingCommands implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final CommitLog log;
    private final AxonBus bus;
    private final Clock clock;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private MeetingCommands(CommitLog log, AxonBus bus, Clock clock) {
        this.log = log;
        this.bus = bus;
        this.clock = clock;
    }

    public static MeetingCommands on(CommitLog log, MeetingEvents events, Clock clock) {
        return new MeetingCommands(log, new AxonBus(log, events, clock), clock);
    }

    /**
     * Decides a command and stores what follows from it; decides again, for up to two seconds, when another commit came
     * between.
     *
     * @return where its commit stands, once durable (the log's head, when it changed nothing); completes exceptionally
     *     with {@link Rejected}
     */
    public CompletableFuture<Receipt> send(MeetingCommand command, CommandContext context) {
        return CompletableFuture.supplyAsync(() -> carryOut(command, context), executor);
    }

    private Receipt carryOut(MeetingCommand command, CommandContext context) {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (true) {
            Optional<StoredCommit> before = log.findByCommand(context.commandId());
            if (before.isPresent()) {
                return again(before.get(), context);
            }
            try {
                bus.dispatch(command, context);
                return log.findByCommand(context.commandId())
                        .map(stored -> new Receipt(stored.position(), false))
                        .orElseGet(() -> new Receipt(log.head().position(), false));
            } catch (ConflictingCommit e) {
                if (clock.instant().isAfter(deadline)) {
                    throw new Rejected("too-busy");
                }
                pause();
            } catch (LogFailed e) {
                throw new Rejected("log-unavailable");
            } catch (UnknownEvent e) {
                throw Rejected.knowsTooLittle(e.name(), e.version());
            }
        }
    }

    private static Receipt again(StoredCommit before, CommandContext context) {
        String digest = before.commit().header().requestDigest();
        String own = context.requestDigest();
        if (own != null && digest != null && !own.equals(digest)) {
            throw new Rejected("idempotency-key-reused");
        }
        return new Receipt(before.position(), true);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejected("too-busy");
        }
    }

    /** Waits for the commands that are under way. */
    @Override
    public void close() {
        executor.close();
    }
}
