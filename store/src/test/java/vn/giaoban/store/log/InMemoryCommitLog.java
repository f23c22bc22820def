package vn.giaoban.store.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log that lives as long as the object: append answers at once, in the caller's thread. */
public final class InMemoryCommitLog implements CommitLog {
    private final List<StoredCommit> commits = new ArrayList<>();
    private final Map<UUID, StoredCommit> byCommand = new HashMap<>();
    private final Map<StreamId, Long> lastSequences = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<StoredCommit> append(Commit commit) {
        CompletableFuture<StoredCommit> answer = new CompletableFuture<>();
        try {
            answer.complete(store(commit));
        } catch (InvalidCommit | CommitTooLarge | ConflictingCommit e) {
            answer.completeExceptionally(e);
        }
        listeners.forEach(Runnable::run);
        return answer;
    }

    private synchronized StoredCommit store(Commit commit) {
        CommitEncoding encoding = CommitRules.check(commit);
        StoredCommit known = byCommand.get(commit.commandId());
        if (known != null) {
            return known;
        }
        CommitRules.checkAgainst(commit, stream -> lastSequences.getOrDefault(stream, 0L));
        Head head = head();
        long position = head.position() + 1;
        StoredCommit stored = new StoredCommit(position, encoding.hash(head.hash(), position), commit);
        commits.add(stored);
        byCommand.put(commit.commandId(), stored);
        commit.events().forEach(event -> lastSequences.put(event.stream(), event.sequence()));
        return stored;
    }

    @Override
    public synchronized Head head() {
        return commits.isEmpty()
                ? new Head(0, Hash.GENESIS)
                : new Head(commits.getLast().position(), commits.getLast().hash());
    }

    @Override
    public synchronized Optional<StoredCommit> findByCommand(UUID commandId) {
        return Optional.ofNullable(byCommand.get(commandId));
    }

    @Override
    public synchronized List<StoredCommit> read(long afterPosition, int limit) {
        return commits.stream().skip(afterPosition).limit(limit).toList();
    }

    @Override
    public synchronized List<StoredCommit> readStreams(Collection<StreamId> streams, long afterPosition) {
        Set<StreamId> wanted = new HashSet<>(streams);
        return commits.stream()
                .filter(stored -> stored.position() > afterPosition)
                .filter(stored -> stored.commit().events().stream().anyMatch(e -> wanted.contains(e.stream())))
                .toList();
    }

    @Override
    public synchronized List<StoredCommit> readScope(String scope, long afterPosition, int limit) {
        return commits.stream()
                .skip(afterPosition)
                .filter(stored -> stored.commit().scopes().contains(scope))
                .limit(limit)
                .toList();
    }

    @Override
    public Subscription onAppended(Runnable listener) {
        Runnable own = () -> listener.run();
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
