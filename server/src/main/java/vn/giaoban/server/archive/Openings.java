package vn.giaoban.server.archive;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveEvent.RecordingOpened;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Caller;

/** Writes into the log who opened, played or downloaded a recording: once per session, recording and act. */
final class Openings {
    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);
    private static final int REMEMBERED = 10_000;

    private final LiveConferences live;
    private final Set<UUID> written = ConcurrentHashMap.newKeySet();

    Openings(LiveConferences live) {
        this.live = live;
    }

    void note(Call call, ConferenceId conference, String recording, String act) {
        UUID command = UUID.nameUUIDFromBytes(
                (session(call.caller()) + "/" + recording + "/" + act).getBytes(StandardCharsets.UTF_8));
        if (!written.add(command)) {
            return;
        }
        if (written.size() > REMEMBERED) {
            written.clear();
        }
        var fact = new LiveCommand.Note(
                new RecordingOpened(recording, call.caller().actor(), act));
        live.submit(conference, fact, CommandContext.by(call.caller().actor(), command, call.now()))
                .whenComplete((receipt, error) -> {
                    if (error != null) {
                        LOG.warn("that {} was {} could not be written", recording, act, error);
                    }
                });
    }

    private static String session(Caller caller) {
        return caller instanceof Caller.Staff staff ? staff.session() : caller.actor();
    }
}
