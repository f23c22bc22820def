package vn.giaoban.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StreamId;

/** The head as the writer knows it, and the last sequences of streams as they stand there. For the writer's thread. */
final class KnownStreams {
    private static final int MOST = 50_000;

    private final MongoCollection<Document> commits;
    private final Map<StreamId, Long> sequences = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StreamId, Long> eldest) {
            return size() > MOST;
        }
    };

    private Head head;

    KnownStreams(MongoCollection<Document> commits, Head head) {
        this.commits = commits;
        this.head = head;
    }

    Head head() {
        return head;
    }

    /** Takes in what others have appended. */
    void catchUp() {
        for (Document commit : commits.find(gt(CommitDocuments.POSITION, head.position()))
                .sort(ascending(CommitDocuments.POSITION))
                .projection(
                        include(CommitDocuments.HASH, CommitDocuments.EVENT_STREAM, CommitDocuments.EVENT_SEQUENCE))) {
            Head next = CommitDocuments.head(commit);
            if (next.position() != head.position() + 1) {
                throw new LogFailed(new Finding.CommitMissing(head.position() + 1));
            }
            head = next;
            for (Document event : commit.getList(CommitDocuments.EVENTS, Document.class)) {
                sequences.computeIfPresent(
                        new StreamId(event.getString("stream")), (stream, last) -> event.getLong("sequence"));
            }
        }
    }

    /** Takes in what the writer itself has stored: the streams that moved, with their last sequences. */
    void stored(Head next, Map<StreamId, Long> moved) {
        head = next;
        sequences.putAll(moved);
    }

    /** The last sequence of a stream at the head, 0 for an empty one. */
    long last(StreamId stream) {
        return sequences.computeIfAbsent(stream, this::find);
    }

    private long find(StreamId stream) {
        Document newest = commits.find(and(
                        eq(CommitDocuments.STREAMS, stream.value()), lte(CommitDocuments.POSITION, head.position())))
                .sort(descending(CommitDocuments.POSITION))
                .projection(include(CommitDocuments.EVENT_STREAM, CommitDocuments.EVENT_SEQUENCE))
                .first();
        return newest == null
                ? 0
                : newest.getList(CommitDocuments.EVENTS, Document.class).stream()
                        .filter(event -> stream.value().equals(event.getString("stream")))
                        .mapToLong(event -> event.getLong("sequence"))
                        .max()
                        .orElse(0);
    }
}
