package vn.giaoban.recording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveEvent;

/** Puts the recorder's facts into the log; tries again until the log takes them, each with an id that makes it single. */
final class Notes {
    private static final String ACTOR = "system:record-conference";
    private static final int AGAIN_SECONDS = 2;
    private static final Logger log = LoggerFactory.getLogger(Notes.class);

    private final LiveConferences live;
    private final ScheduledExecutorService timer;

    Notes(LiveConferences live, ScheduledExecutorService timer) {
        this.live = live;
        this.timer = timer;
    }

    /** The same id for the same parts, always. */
    static UUID id(String what, String which) {
        return UUID.nameUUIDFromBytes((what + "/" + which).getBytes(StandardCharsets.UTF_8));
    }

    /** Completes when the fact is durable, or exceptionally when the meeting refuses it. */
    CompletableFuture<Void> note(ConferenceId conference, LiveEvent fact, UUID commandId) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        attempt(conference, fact, commandId, done);
        return done;
    }

    private void attempt(ConferenceId conference, LiveEvent fact, UUID commandId, CompletableFuture<Void> done) {
        CompletableFuture<LiveConferences.Receipt> answer;
        try {
            answer = live.submit(
                    conference, new LiveCommand.Note(fact), CommandContext.by(ACTOR, commandId, Instant.now()));
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        var unused = answer.whenComplete((receipt, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause == null) {
                done.complete(null);
            } else if (cause instanceof Rejected) {
                log.warn("recording: {} was refused: {}", fact, cause.getMessage());
                done.completeExceptionally(cause);
            } else {
                log.warn("recording: {} could not be noted; trying again", fact, cause);
                again(conference, fact, commandId, done);
            }
        });
    }

    private void again(ConferenceId conference, LiveEvent fact, UUID commandId, CompletableFuture<Void> done) {
        try {
            var unused =
                    timer.schedule(() -> attempt(conference, fact, commandId, done), AGAIN_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException closing) {
            done.completeExceptionally(closing);
        }
    }
}
