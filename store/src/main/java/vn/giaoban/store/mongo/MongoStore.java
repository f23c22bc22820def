package vn.giaoban.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import vn.giaoban.store.blob.Blobs;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.vault.Vault;

/** The log, the vault and the blobs of one database of a replica set, shared by every node that opens it. */
public final class MongoStore implements AutoCloseable {
    private static final String DATABASE = "giaoban";

    private final MongoClient client;
    private final MongoVault vault;
    private final MongoCommitLog log;
    private final MongoBlobs blobs;

    private MongoStore(MongoClient client, MongoDatabase database) {
        this.client = client;
        this.vault = new MongoVault(database);
        this.log = MongoCommitLog.open(database);
        this.blobs = new MongoBlobs(database);
    }

    /**
     * Opens a database, making its collections where they are absent.
     *
     * @param uri a MongoDB connection string; its database, or {@code giaoban} where it names none
     * @throws IllegalArgumentException when it is no connection string
     * @throws LogFailed {@code log-unreadable} when no primary answers
     */
    public static MongoStore open(String uri) {
        ConnectionString connection = new ConnectionString(uri);
        MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applicationName("giao-ban")
                .build());
        try {
            return new MongoStore(
                    client, client.getDatabase(Objects.requireNonNullElse(connection.getDatabase(), DATABASE)));
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    public CommitLog log() {
        return log;
    }

    public Vault vault() {
        return vault;
    }

    public Blobs blobs() {
        return blobs;
    }

    @Override
    public void close() {
        log.close();
        client.close();
    }
}
