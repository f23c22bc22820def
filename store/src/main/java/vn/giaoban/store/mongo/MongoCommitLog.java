package vn.giaoban.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.append.AppendLine;
import vn.giaoban.store.append.Outcome;
import vn.giaoban.store.append.Pending;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/**
 * The log in a collection that several nodes append to. Everything is read from the primary with majority concern, so
 * that no reader sees a position that later vanishes. What other nodes append is found by looking ten times a second.
 */
final class MongoCommitLog implements CommitLog {
    private static final Logger LOG = LoggerFactory.getLogger(MongoCommitLog.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MongoCollection<Document> commits;
    private final AppendLine line;
    private final GroupInsert group;
    private final KnownStreams known;
    private final AtomicReference<Head> head;
    private final Thread follower =
            Thread.ofPlatform().daemon().name("commit-log-follower").unstarted(this::follow);

    private MongoCommitLog(MongoCollection<Document> commits, Head head) {
        this.commits = commits;
        this.head = new AtomicReference<>(head);
        known = new KnownStreams(commits, head);
        group = new GroupInsert(
                commits, known, System::nanoTime, PATIENCE, () -> LockSupport.parkNanos(LOOK.toNanos()));
        line = new AppendLine("MongoDB " + commits.getNamespace(), this::write);
    }

    static MongoCommitLog open(MongoDatabase database) {
        MongoCollection<Document> commits = database.getCollection("commits")
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        try {
            CommitDocuments.createIndexes(commits);
            MongoCommitLog log = new MongoCommitLog(commits, newest(commits));
            log.line.start();
            log.follower.start();
            return log;
        } catch (MongoException e) {
            throw new LogFailed("log-unreadable", "MongoDB: " + e.getMessage(), e);
        }
    }

    private static Head newest(MongoCollection<Document> commits) {
        Document newest = commits.find()
                .sort(descending(CommitDocuments.POSITION))
                .projection(include(CommitDocuments.HASH))
                .first();
        return newest == null ? new Head(0, Hash.GENESIS) : CommitDocuments.head(newest);
    }

    @Override
    public CompletableFuture<StoredCommit> append(Commit commit) {
        return line.append(commit);
    }

    private List<Outcome> write(List<Pending> pending) {
        try {
            return group.write(pending);
        } finally {
            advance(known.head());
        }
    }

    private boolean advance(Head to) {
        Head before = head.getAndUpdate(now -> to.position() > now.position() ? to : now);
        return to.position() > before.position();
    }

    private void follow() {
        try {
            while (!line.closed()) {
                Thread.sleep(LOOK);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (advance(newest(commits))) {
                line.wake();
            }
        } catch (RuntimeException e) {
            LOG.warn("looking for commits of other nodes: {}", e.getMessage());
        }
    }

    @Override
    public Head head() {
        return head.get();
    }

    @Override
    public Optional<StoredCommit> findByCommand(UUID commandId) {
        return reading(() -> Optional.ofNullable(commits.find(eq(CommitDocuments.COMMAND, commandId.toString()))
                        .first())
                .map(commit -> CommitDocuments.read(commit).stored()));
    }

    @Override
    public List<StoredCommit> read(long afterPosition, int limit) {
        List<StoredCommit> found = find(gt(CommitDocuments.POSITION, afterPosition), limit);
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).position() != afterPosition + 1 + i) {
                return List.copyOf(found.subList(0, i));
            }
        }
        return found;
    }

    @Override
    public List<StoredCommit> readStreams(Collection<StreamId> streams, long afterPosition) {
        List<String> values = streams.stream().map(StreamId::value).toList();
        return values.isEmpty()
                ? List.of()
                : find(and(in(CommitDocuments.STREAMS, values), gt(CommitDocuments.POSITION, afterPosition)), 0);
    }

    @Override
    public List<StoredCommit> readScope(String scope, long afterPosition, int limit) {
        return find(and(eq(CommitDocuments.SCOPES, scope), gt(CommitDocuments.POSITION, afterPosition)), limit);
    }

    /** In order; a limit of 0 is none. */
    private List<StoredCommit> find(Bson filter, int limit) {
        return reading(() -> {
            List<StoredCommit> found = new ArrayList<>();
            for (Document commit : commits.find(filter)
                    .sort(ascending(CommitDocuments.POSITION))
                    .limit(limit)) {
                found.add(CommitDocuments.read(commit).stored());
            }
            return List.copyOf(found);
        });
    }

    private <T> T reading(Supplier<T> read) {
        if (line.closed()) {
            throw new LogFailed("log-closed", "MongoDB", null);
        }
        try {
            return read.get();
        } catch (MongoException e) {
            throw new LogFailed("log-unreadable", "MongoDB: " + e.getMessage(), e);
        }
    }

    @Override
    public Subscription onAppended(Runnable listener) {
        return line.onAppended(listener);
    }

    @Override
    public void close() {
        line.close();
        follower.interrupt();
        try {
            follower.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
