package vn.giaoban.meeting.live;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.InMemoryCommitLog;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/** A log that, while held, takes appends but stores them only when told to. */
final class HeldLog implements CommitLog {
    private final InMemoryCommitLog log = new InMemoryCommitLog();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean held;

    synchronized void hold() {
        held = true;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized void release() {
        held = false;
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    /** Written by somebody else, past the held ones. */
    StoredCommit elsewhere(Commit commit) {
        return log.append(commit).join();
    }

    @Override
    public synchronized CompletableFuture<StoredCommit> append(Commit commit) {
        var answer = new CompletableFuture<StoredCommit>();
        Runnable store = () -> log.append(commit).whenComplete((stored, error) -> {
            if (error == null) {
                answer.complete(stored);
            } else {
                answer.completeExceptionally(error);
            }
        });
        if (held) {
            waiting.add(store);
        } else {
            store.run();
        }
        return answer;
    }

    @Override
    public Head head() {
        return log.head();
    }

    @Override
    public Optional<StoredCommit> findByCommand(UUID commandId) {
        return log.findByCommand(commandId);
    }

    @Override
    public List<StoredCommit> read(long afterPosition, int limit) {
        return log.read(afterPosition, limit);
    }

    @Override
    public List<StoredCommit> readStreams(Collection<StreamId> streams, long afterPosition) {
        return log.readStreams(streams, afterPosition);
    }

    @Override
    public List<StoredCommit> readScope(String scope, long afterPosition, int limit) {
        return log.readScope(scope, afterPosition, limit);
    }

    @Override
    public Subscription onAppended(Runnable listener) {
        return log.onAppended(listener);
    }

    @Override
    public void close() {
        log.close();
    }
}
