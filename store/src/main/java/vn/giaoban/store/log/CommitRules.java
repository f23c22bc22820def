package vn.giaoban.store.log;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What every store asks of a commit before it takes it. */
public final class CommitRules {
    private CommitRules() {}

    /**
     * Checks what can be known without the log and gives the commit in its stored form.
     *
     * @throws InvalidCommit when it is malformed
     * @throws CommitTooLarge when it is over a limit
     */
    public static CommitEncoding check(Commit commit) {
        if (commit.events().isEmpty()) {
            throw new InvalidCommit("no events");
        }
        if (commit.events().size() > Commit.MAX_EVENTS) {
            throw new CommitTooLarge(commit.events().size() + " events");
        }
        for (String scope : commit.scopes()) {
            if (scope.isEmpty() || !scope.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new InvalidCommit("scope: " + scope);
            }
        }
        checkSequences(commit);
        CommitEncoding encoding = CommitEncoding.of(commit);
        if (encoding.size() > Commit.MAX_BYTES) {
            throw new CommitTooLarge(encoding.size() + " bytes");
        }
        return encoding;
    }

    private static void checkSequences(Commit commit) {
        Map<StreamId, Long> last = new HashMap<>(commit.basedOn());
        for (NewEvent event : commit.events()) {
            if (event.name().isEmpty() || event.version() < 1 || event.sequence() < 1) {
                throw new InvalidCommit("event " + event.name() + " of " + event.stream());
            }
            Long before = last.put(event.stream(), event.sequence());
            if (before != null && event.sequence() != before + 1) {
                throw new InvalidCommit(
                        "stream " + event.stream() + " goes from " + before + " to " + event.sequence());
            }
        }
    }

    /**
     * Checks a commit against the streams as they stand.
     *
     * @throws ConflictingCommit when a stream that was read or is written has moved
     * @throws InvalidCommit when an event would leave a gap in its stream
     */
    public static <E extends Exception> void checkAgainst(Commit commit, LastSequence<E> lastSequence) throws E {
        for (Map.Entry<StreamId, Long> read : commit.basedOn().entrySet()) {
            long found = lastSequence.of(read.getKey());
            if (found != read.getValue()) {
                throw new ConflictingCommit(read.getKey(), read.getValue(), found);
            }
        }
        Set<StreamId> seen = new HashSet<>(commit.basedOn().keySet());
        for (NewEvent event : commit.events()) {
            if (seen.add(event.stream())) {
                checkFirst(event, lastSequence.of(event.stream()));
            }
        }
    }

    private static void checkFirst(NewEvent event, long found) {
        if (event.sequence() <= found) {
            throw new ConflictingCommit(event.stream(), event.sequence() - 1, found);
        }
        if (event.sequence() > found + 1) {
            throw new InvalidCommit(
                    "stream " + event.stream() + " is at " + found + ", the event has " + event.sequence());
        }
    }

    /** The last sequence of a stream in the log, 0 for an empty one. */
    @FunctionalInterface
    public interface LastSequence<E extends Exception> {
        long of(StreamId stream) throws E;
    }
}
