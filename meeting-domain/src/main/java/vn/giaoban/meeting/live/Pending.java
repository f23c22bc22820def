package vn.giaoban.meeting.live;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.store.log.StoredCommit;

/** A command in a mailbox, from its arrival to its answer. */
final class Pending {
    final LiveCommand command;
    final CommandContext context;
    final Instant deadline;
    final CompletableFuture<Receipt> answer = new CompletableFuture<>();
    List<? extends MeetingEvent> events = List.of();

    @Nullable
    Rejected rejection;

    @Nullable
    StoredCommit stored;

    @Nullable
    Throwable failure;

    Pending(LiveCommand command, CommandContext context, Instant deadline) {
        this.command = command;
        this.context = context;
        this.deadline = deadline;
    }

    UUID id() {
        return context.commandId();
    }

    /** Whether everything that its answer needs is known, but for what was decided before it. */
    boolean settled() {
        return stored != null || events.isEmpty();
    }

    void decideAnew() {
        events = List.of();
        rejection = null;
        stored = null;
        failure = null;
    }
}
