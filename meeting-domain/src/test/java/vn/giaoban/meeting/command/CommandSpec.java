package vn.giaoban.meeting.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.InMemoryCommitLog;
import vn.giaoban.store.log.StoredCommit;

/** Given commands, when a command, then the events of its commit or a refusal: through Axon on a commit log. */
final class CommandSpec implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private final CommitLog log = new InMemoryCommitLog();
    private final MeetingEvents events = new MeetingEvents();
    private final MeetingCommands commands = MeetingCommands.on(log, events, Clock.fixed(NOW, ZoneOffset.UTC));
    private List<? extends MeetingEvent> last = List.of();
    private @Nullable Rejected rejected;
    private int sent;

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    CommitLog log() {
        return log;
    }

    MeetingCommands commands() {
        return commands;
    }

    CommandSpec given(MeetingCommand command) {
        when(command);
        assertThat(rejected).isNull();
        return this;
    }

    CommandSpec when(MeetingCommand command) {
        sent++;
        return when(command, id("command " + sent));
    }

    CommandSpec when(MeetingCommand command, UUID commandId) {
        long before = log.head().position();
        rejected = null;
        last = List.of();
        try {
            Receipt receipt = commands.send(command, CommandContext.by("account:test", commandId, NOW))
                    .join();
            assertThat(receipt.position()).isLessThanOrEqualTo(log.head().position());
            List<StoredCommit> stored = log.read(before, 10);
            assertThat(stored).hasSizeLessThan(2);
            last = stored.stream().flatMap(commit -> events.of(commit).stream()).toList();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof Rejected refusal)) {
                throw e;
            }
            rejected = refusal;
            assertThat(log.head().position()).isEqualTo(before);
        }
        return this;
    }

    CommandSpec then(MeetingEvent... expected) {
        assertThat(rejected).isNull();
        assertThat(last).isEqualTo(List.of(expected));
        return this;
    }

    CommandSpec thenRefused(String code) {
        Rejected refusal = rejected;
        assertThat(refusal == null ? "accepted: " + last : refusal.code()).isEqualTo(code);
        return this;
    }

    /** The last refusal. */
    Rejected refusal() {
        return Objects.requireNonNull(rejected);
    }

    @Override
    public void close() {
        commands.close();
    }
}
