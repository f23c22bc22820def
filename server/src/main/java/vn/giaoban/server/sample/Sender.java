package vn.giaoban.server.sample;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveCommand.ChairCommand;
import vn.giaoban.meeting.live.LiveConferences;

/**
 * Sends the sample's commands, as many at a time as keep their order. Command ids are made from keys, so that making the
 * sample again after it was cut short goes on where it stopped.
 */
final class Sender {
    private final MeetingCommands commands;
    private final LiveConferences live;
    private final InstantSource clock;
    private final List<CompletableFuture<?>> underWay = new ArrayList<>();
    private boolean chairs;

    Sender(MeetingCommands commands, LiveConferences live, InstantSource clock) {
        this.commands = commands;
        this.live = live;
        this.clock = clock;
    }

    /** The id of the command sent under a key. */
    static UUID commandId(String key) {
        return Province.id("command/" + key);
    }

    /** Something of the past: marked as imported. */
    void send(String key, MeetingCommand command, Instant then) {
        underWay.add(commands.send(command, context(key, null, clock.instant(), then)));
    }

    /** Something of now. */
    void send(String key, MeetingCommand command) {
        underWay.add(commands.send(command, CommandContext.by("system:sample", commandId(key), clock.instant())));
    }

    /** Something of a past meeting: marked as imported; what the chair does is done by {@code chair}. */
    void send(ConferenceId conference, String key, LiveCommand command, AccountId chair, Instant then) {
        submit(conference, command, context(key, by(command, chair), clock.instant(), then));
    }

    /** Something of the meeting that is live now. */
    void send(ConferenceId conference, String key, LiveCommand command, AccountId chair) {
        Instant now = clock.instant();
        submit(conference, command, context(key, by(command, chair), now, now));
    }

    private void submit(ConferenceId conference, LiveCommand command, CommandContext context) {
        boolean chair = command instanceof ChairCommand;
        // A mailbox decides the chair's commands before all others that wait.
        if (chair != chairs) {
            settle();
            chairs = chair;
        }
        underWay.add(live.submit(conference, command, context));
    }

    private static @Nullable AccountId by(LiveCommand command, AccountId chair) {
        return command instanceof ChairCommand ? chair : null;
    }

    /** Waits for all that was sent; throws what the first failed one threw. */
    void settle() {
        underWay.forEach(CompletableFuture::join);
        underWay.clear();
    }

    private static CommandContext context(String key, @Nullable AccountId chair, Instant now, Instant then) {
        return new CommandContext(
                commandId(key),
                chair == null ? "system:sample" : "account:" + chair,
                chair,
                chair == null ? 0 : 1,
                now,
                then,
                !then.equals(now),
                null);
    }
}
