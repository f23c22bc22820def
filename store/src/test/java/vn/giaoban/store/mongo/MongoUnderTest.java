package vn.giaoban.store.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The MongoDB that tests run on: the replica set that {@code GIAOBAN_TEST_MONGODB_URI} names, else a double that speaks
 * the protocol. Which one, and what it cannot prove, is printed.
 */
public final class MongoUnderTest implements AutoCloseable {
    private static final @Nullable String REAL = System.getenv("GIAOBAN_TEST_MONGODB_URI");

    static {
        System.out.println(
                REAL != null
                        ? "MongoDB under test: the server of GIAOBAN_TEST_MONGODB_URI"
                        : "MongoDB under test: mongo-java-server, a double. NOT PROVEN: majority durability, rollback,"
                                + " stepDown under load, that no reader sees a position that later vanishes"
                                + " (give a replica set in GIAOBAN_TEST_MONGODB_URI)");
    }

    private final @Nullable MongoServer server;
    private final String database = "giaoban-test-" + UUID.randomUUID();
    private final String uri;

    public MongoUnderTest() {
        if (REAL == null) {
            MongoServer started = new MongoServer(new MemoryBackend());
            InetSocketAddress address = started.bind();
            server = started;
            uri = "mongodb://127.0.0.1:" + address.getPort() + "/" + database;
        } else {
            server = null;
            uri = REAL.replaceFirst("(mongodb(?:\\+srv)?://[^/?]+)/?[^?]*", "$1/" + database);
        }
    }

    public String uri() {
        return uri;
    }

    String database() {
        return database;
    }

    @Override
    public void close() {
        if (server != null) {
            server.shutdownNow();
        } else {
            try (MongoClient client = MongoClients.create(uri)) {
                client.getDatabase(database).drop();
            }
        }
    }
}
