package vn.giaoban.store.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import vn.giaoban.store.log.CommitEncoding;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.RawCommit;
import vn.giaoban.store.log.StreamId;

/**
 * How a commit stands in the collection: {@code _id} is its position, {@code header} and {@code basedOn} are the hashed
 * bytes, {@code scopes} and {@code streams} (each stream once) are there to be found by.
 */
final class CommitDocuments {
    static final String POSITION = "_id";
    static final String COMMAND = "command";
    static final String HASH = "hash";
    static final String SCOPES = "scopes";
    static final String STREAMS = "streams";
    static final String EVENTS = "events";
    static final String EVENT_STREAM = "events.stream";
    static final String EVENT_SEQUENCE = "events.sequence";
    private static final String HEADER = "header";
    private static final String BASED_ON = "basedOn";

    private CommitDocuments() {}

    /** Unique are the position, the command, and each sequence of a stream; the others are for reading. */
    static void createIndexes(MongoCollection<Document> commits) {
        IndexOptions unique = new IndexOptions().unique(true);
        commits.createIndex(Indexes.ascending(COMMAND), unique);
        commits.createIndex(Indexes.ascending(EVENT_STREAM, EVENT_SEQUENCE), unique);
        commits.createIndex(Indexes.ascending(STREAMS, POSITION));
        commits.createIndex(Indexes.ascending(SCOPES, POSITION));
    }

    static Document write(long position, Hash hash, CommitEncoding encoding) {
        List<Document> events = new ArrayList<>(encoding.events().size());
        Set<String> streams = new LinkedHashSet<>();
        for (NewEvent event : encoding.events()) {
            streams.add(event.stream().value());
            events.add(new Document("stream", event.stream().value())
                    .append("sequence", event.sequence())
                    .append("name", event.name())
                    .append("version", event.version())
                    .append("payload", new Binary(event.payload()))
                    .append("sum", RawCommit.sum(event)));
        }
        return new Document(POSITION, position)
                .append(COMMAND, encoding.commandId().toString())
                .append(HASH, new Binary(hash.bytes()))
                .append(HEADER, new Binary(encoding.header()))
                .append(SCOPES, new String(encoding.scopes(), UTF_8).lines().toList())
                .append(BASED_ON, new Binary(encoding.basedOn()))
                .append(STREAMS, List.copyOf(streams))
                .append(EVENTS, events);
    }

    static Head head(Document commit) {
        return new Head(commit.getLong(POSITION), new Hash(bytes(commit, HASH)));
    }

    static RawCommit read(Document commit) {
        List<NewEvent> events = new ArrayList<>();
        List<Integer> sums = new ArrayList<>();
        for (Document event : commit.getList(EVENTS, Document.class)) {
            events.add(new NewEvent(
                    new StreamId(event.getString("stream")),
                    event.getLong("sequence"),
                    event.getString("name"),
                    event.getInteger("version"),
                    bytes(event, "payload")));
            sums.add(event.getInteger("sum"));
        }
        StringBuilder scopes = new StringBuilder();
        commit.getList(SCOPES, String.class)
                .forEach(scope -> scopes.append(scope).append('\n'));
        CommitEncoding encoding = new CommitEncoding(
                UUID.fromString(commit.getString(COMMAND)),
                bytes(commit, HEADER),
                scopes.toString().getBytes(UTF_8),
                bytes(commit, BASED_ON),
                List.copyOf(events));
        return new RawCommit(head(commit).position(), head(commit).hash(), encoding, List.copyOf(sums));
    }

    private static byte[] bytes(Document document, String field) {
        return document.get(field, Binary.class).getData();
    }
}
