package vn.giaoban.store.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.append.Outcome;
import vn.giaoban.store.append.Pending;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitRules;
import vn.giaoban.store.log.ConflictingCommit;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.InvalidCommit;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.RawCommit;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/**
 * Appends a group at the head by one ordered insert with one majority wait. Each commit is checked against the streams
 * as they stand at the head, and that the insert at head+1 succeeds proves that nothing came between. After any error
 * the store is read to learn which commits stand; the rest is decided again on the new head.
 */
final class GroupInsert {
    private final MongoCollection<Document> commits;
    private final KnownStreams known;
    private final LongSupplier nanos;
    private final Duration patience;
    private final Runnable pause;

    /**
     * @param patience how long a group is tried before it is refused with {@code append-outcome-unknown}
     * @param pause waits a moment
     */
    GroupInsert(
            MongoCollection<Document> commits,
            KnownStreams known,
            LongSupplier nanos,
            Duration patience,
            Runnable pause) {
        this.commits = commits;
        this.known = known;
        this.nanos = nanos;
        this.patience = patience;
        this.pause = pause;
    }

    /** One outcome per commit, in order; what is stored is durable on a majority. */
    List<Outcome> write(List<Pending> group) {
        Map<Pending, Outcome> outcomes = new IdentityHashMap<>();
        List<Pending> left = new ArrayList<>(group);
        long deadline = nanos.getAsLong() + patience.toNanos();
        boolean again = false;
        while (!left.isEmpty()) {
            Head before = known.head();
            MongoException failure = round(left, again, outcomes);
            again = true;
            left.removeIf(outcomes::containsKey);
            if (failure != null && nanos.getAsLong() - deadline > 0) {
                left.forEach(pending -> outcomes.put(
                        pending, new Outcome.Refused(new LogFailed("append-outcome-unknown", "MongoDB", failure))));
                left.clear();
            } else if (failure != null && known.head().equals(before)) {
                // Not a race that another node won: the store itself is not well, and is given a moment.
                pause.run();
            }
        }
        return group.stream().map(outcomes::get).toList();
    }

    /** Decides and inserts what is left, once; gives the error that was met. */
    private @Nullable MongoException round(List<Pending> left, boolean again, Map<Pending, Outcome> outcomes) {
        try {
            known.catchUp();
            if (again) {
                standing(left, outcomes);
            }
            Batch batch = decide(left, outcomes);
            if (!batch.documents.isEmpty()) {
                commits.insertMany(batch.documents, new InsertManyOptions().ordered(true));
                batch.allStored(outcomes);
            }
            return null;
        } catch (MongoException e) {
            // Which commits stand is never taken from the error: servers differ, and an answer can be lost.
            return e;
        }
    }

    private Batch decide(List<Pending> left, Map<Pending, Outcome> outcomes) {
        Batch batch = new Batch();
        List<Pending> refused = new ArrayList<>();
        for (Pending pending : left) {
            if (outcomes.containsKey(pending)
                    || batch.commands.contains(pending.commit().commandId())) {
                continue;
            }
            try {
                batch.add(pending);
            } catch (ConflictingCommit | InvalidCommit e) {
                refused.add(pending);
                outcomes.put(pending, new Outcome.Refused(e));
            }
        }
        // A command that stands already is no conflict, even with itself: it gets its first result.
        standing(refused, outcomes);
        return batch;
    }

    /** Gives those whose command is in the store what is stored of it. */
    private void standing(List<Pending> asked, Map<Pending, Outcome> outcomes) {
        if (asked.isEmpty()) {
            return;
        }
        Map<UUID, RawCommit> found = new HashMap<>();
        List<String> ids =
                asked.stream().map(one -> one.commit().commandId().toString()).toList();
        for (Document commit : commits.find(in(CommitDocuments.COMMAND, ids))) {
            RawCommit raw = CommitDocuments.read(commit);
            found.put(raw.encoding().commandId(), raw);
        }
        for (Pending pending : asked) {
            RawCommit first = found.get(pending.commit().commandId());
            if (first != null) {
                outcomes.put(pending, new Outcome.Stored(first.stored()));
            }
        }
    }

    /** Commits one after another from the head on, each checked on top of those before it. */
    private final class Batch {
        final List<Document> documents = new ArrayList<>();
        final Set<UUID> commands = new HashSet<>();
        private final List<Pending> taken = new ArrayList<>();
        private final List<StoredCommit> stored = new ArrayList<>();
        private final Map<StreamId, Long> moved = new HashMap<>();
        private Head head = known.head();

        void add(Pending pending) {
            Commit commit = pending.commit();
            CommitRules.checkAgainst(commit, this::last);
            long position = head.position() + 1;
            Hash hash = pending.encoding().hash(head.hash(), position);
            head = new Head(position, hash);
            documents.add(CommitDocuments.write(position, hash, pending.encoding()));
            commands.add(commit.commandId());
            taken.add(pending);
            stored.add(new StoredCommit(position, hash, commit));
            commit.events().forEach(event -> moved.put(event.stream(), event.sequence()));
        }

        private long last(StreamId stream) {
            Long here = moved.get(stream);
            return here == null ? known.last(stream) : here;
        }

        void allStored(Map<Pending, Outcome> outcomes) {
            known.stored(head, moved);
            for (int i = 0; i < taken.size(); i++) {
                outcomes.put(taken.get(i), new Outcome.Stored(stored.get(i)));
            }
        }
    }
}
