package vn.giaoban.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.store.blob.Blobs;
import vn.giaoban.store.blob.BlobsContract;

class MongoBlobsTest extends BlobsContract {
    private static final int PIECE = 255 * 1024;

    static {
        System.out.println(
                "GridFS on a double: NOT PROVEN: that a blob which was acknowledged is on a majority's disks,"
                        + " and that the server's memory stays bounded");
    }

    private final MongoUnderTest mongo = new MongoUnderTest();
    private final MongoClient client = MongoClients.create(mongo.uri());

    @Override
    protected Blobs open() {
        return new MongoBlobs(client.getDatabase(mongo.database()));
    }

    private MongoCollection<Document> collection(String name) {
        return client.getDatabase(mongo.database()).getCollection("blobs." + name);
    }

    @Override
    protected void spoil(String name, long at) {
        Document file = Objects.requireNonNull(
                collection("files").find(eq("filename", name)).first());
        var filter = new Document("files_id", file.get("_id")).append("n", (int) (at / PIECE));
        Document piece =
                Objects.requireNonNull(collection("chunks").find(filter).first());
        byte[] data = piece.get("data", Binary.class).getData();
        data[(int) (at % PIECE)] ^= 1;
        collection("chunks").replaceOne(filter, piece.append("data", new Binary(data)));
    }

    @Test
    void aPutThatIsRefusedLeavesNoPieces() {
        try (InputStream broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                throw new IOException("the line is gone");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                given += length;
                return given > 4 * PIECE ? read() : length;
            }
        }) {
            open().put("a/b.webm", broken, null);
        } catch (IOException expected) {
            assertThat(expected).hasMessage("the line is gone");
        }
        assertThat(collection("files").countDocuments()).isZero();
        assertThat(collection("chunks").countDocuments()).isZero();
    }

    @AfterEach
    void end() {
        client.close();
        mongo.close();
    }
}
