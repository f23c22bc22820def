package vn.giaoban.store.append;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitEncoding;
import vn.giaoban.store.log.CommitLog.Subscription;
import vn.giaoban.store.log.CommitRules;
import vn.giaoban.store.log.CommitTooLarge;
import vn.giaoban.store.log.InvalidCommit;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;

/**
 * One thread gives the store whatever has queued up while it wrote the group before. Answers and wake-ups are given in
 * order by a second thread, so that what hangs on a future never delays a write; it must not block.
 */
public final class AppendLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AppendLine.class);

    /** Makes a group durable. */
    @FunctionalInterface
    public interface Writer {
        /** One outcome per commit, in order; durable when it returns. A throw refuses the whole group. */
        List<Outcome> write(List<Pending> group);
    }

    private final String name;
    private final Writer writer;
    private final CommitQueue queue = new CommitQueue();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService answers = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("commit-log-answers").factory());
    private final Thread thread = Thread.ofPlatform().name("commit-log-writer").unstarted(this::run);
    private final AtomicBoolean closing = new AtomicBoolean();

    /** @param name of the store, for what is said when it is closed */
    public AppendLine(String name, Writer writer) {
        this.name = name;
        this.writer = writer;
    }

    /** Begins to take appends. */
    public void start() {
        thread.start();
    }

    public CompletableFuture<StoredCommit> append(Commit commit) {
        CommitEncoding encoding;
        try {
            encoding = CommitRules.check(commit);
        } catch (InvalidCommit | CommitTooLarge e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<StoredCommit> answer = new CompletableFuture<>();
        if (!queue.offer(new Pending(commit, encoding, answer))) {
            answer.completeExceptionally(new LogFailed("log-closed", name, null));
        }
        return answer;
    }

    private void run() {
        for (List<Pending> group = queue.takeGroup(); !group.isEmpty(); group = queue.takeGroup()) {
            answer(group, write(group));
        }
    }

    private List<Outcome> write(List<Pending> group) {
        try {
            return writer.write(group);
        } catch (RuntimeException e) {
            LOG.error("{}: a group of {} commits was refused", name, group.size(), e);
            return Outcome.refusals(group, e);
        }
    }

    private void answer(List<Pending> group, List<Outcome> outcomes) {
        answers.execute(() -> {
            for (int i = 0; i < group.size(); i++) {
                switch (outcomes.get(i)) {
                    case Outcome.Stored stored -> group.get(i).answer().complete(stored.commit());
                    case Outcome.Refused refused -> group.get(i).answer().completeExceptionally(refused.reason());
                }
            }
            wakeListeners();
        });
    }

    private void wakeListeners() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("a listener of the log threw", e);
            }
        }
    }

    /** Somebody else has appended. */
    public void wake() {
        if (!closed()) {
            answers.execute(this::wakeListeners);
        }
    }

    /** As {@link vn.giaoban.store.log.CommitLog#onAppended}. */
    public Subscription onAppended(Runnable listener) {
        Runnable own = () -> listener.run();
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    public boolean closed() {
        return closing.get();
    }

    /** Writes what was queued and answers it; a second call does nothing. */
    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            return;
        }
        queue.close();
        try {
            thread.join();
            answers.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
