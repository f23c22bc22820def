package vn.giaoban.server.sample;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.server.sample.SampleProvince.Briefing;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.vault.Vault;

/** The sample on a store, as one start of the server has it. */
final class SampleOn implements AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final MeetingCommands commands;
    final LiveMailboxes live;
    final SampleProvince sample;

    SampleOn(CommitLog log, Vault vault, @Nullable PastRecorder recorder) {
        var events = new MeetingEvents();
        commands = MeetingCommands.on(log, events, clock);
        live = LiveMailboxes.on(log, events, clock);
        sample = new SampleProvince(commands, live, vault, log, clock, recorder);
    }

    LiveRoom room(ConferenceId conference) {
        return live.room(conference).orElseThrow();
    }

    void connect(Briefing briefing, SiteId site) {
        submit(briefing, new LiveCommand.ChangeLink(site, Link.CONNECTED, null));
    }

    void submit(Briefing briefing, LiveCommand command) {
        boolean chair = command instanceof LiveCommand.ChairCommand;
        var context = new CommandContext(
                UUID.randomUUID(),
                chair ? "account:" + briefing.account() : "system:test",
                chair ? briefing.account() : null,
                chair ? 1 : 0,
                clock.instant(),
                clock.instant(),
                false,
                null);
        live.submit(briefing.conference(), command, context).join();
    }

    @Override
    public void close() {
        live.close();
        commands.close();
    }
}
