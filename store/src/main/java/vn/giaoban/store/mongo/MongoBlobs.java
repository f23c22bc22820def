package vn.giaoban.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoGridFSException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSDownloadStream;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.blob.Blob;
import vn.giaoban.store.blob.BlobFault;
import vn.giaoban.store.blob.BlobName;
import vn.giaoban.store.blob.Blobs;
import vn.giaoban.store.blob.Copying;
import vn.giaoban.store.blob.FirstBytes;

/**
 * Blobs in GridFS. The pieces come first and the file's document last, under a unique index of names: until then nobody
 * sees the blob, and of two who put one name the first has it.
 */
final class MongoBlobs implements Blobs {
    private static final String BUCKET = "blobs";
    private static final String NAME = "filename";
    private static final String HASH = "sha256";

    /** Of 255 KiB each: a server would send as many as 16 MB hold. */
    private static final int PIECES_AT_ONCE = 3;

    private final GridFSBucket bucket;

    MongoBlobs(MongoDatabase database) {
        bucket = GridFSBuckets.create(database, BUCKET)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        asking(() -> database.getCollection(BUCKET + ".files")
                .createIndex(Indexes.ascending(NAME), new IndexOptions().unique(true)));
    }

    @Override
    public Blob put(String name, InputStream bytes, @Nullable String sha256) throws IOException {
        if (find(BlobName.checked(name)).isPresent()) {
            throw BlobFault.exists(name);
        }
        Document metadata = new Document();
        GridFSUploadStream to =
                asking(() -> bucket.openUploadStream(name, new GridFSUploadOptions().metadata(metadata)));
        try {
            Blob blob = Copying.copy(name, bytes, to, sha256);
            // Written with the file's document, which closing inserts.
            metadata.append(HASH, blob.sha256());
            to.close();
            return blob;
        } catch (MongoWriteException e) {
            abort(to);
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw BlobFault.exists(name);
            }
            throw failed(e);
        } catch (MongoException e) {
            abort(to);
            throw failed(e);
        } catch (IOException | RuntimeException e) {
            abort(to);
            throw e;
        }
    }

    /** What cannot be cleared away now is nobody's: no document names it. */
    private static void abort(GridFSUploadStream to) {
        try {
            to.abort();
        } catch (RuntimeException e) {
            // What made it necessary is thrown.
        }
    }

    @Override
    public Optional<Blob> find(String name) {
        return file(name).map(MongoBlobs::blob);
    }

    private Optional<GridFSFile> file(String name) {
        return BlobName.ok(name)
                ? Optional.ofNullable(asking(() -> bucket.find(eq(NAME, name)).first()))
                : Optional.empty();
    }

    private static Blob blob(GridFSFile file) {
        Document metadata = Objects.requireNonNull(file.getMetadata(), file::getFilename);
        return new Blob(file.getFilename(), file.getLength(), metadata.getString(HASH));
    }

    @Override
    public InputStream open(String name, long from, long length) throws IOException {
        GridFSFile file = file(name).orElseThrow(() -> BlobFault.unknown(name));
        long there = Copying.within(blob(file), from, length);
        GridFSDownloadStream stream =
                asking(() -> bucket.openDownloadStream(file.getId()).batchSize(PIECES_AT_ONCE));
        long skipped = 0;
        while (skipped < from) {
            skipped += stream.skip(from - skipped);
        }
        return new FirstBytes(stream, there);
    }

    @Override
    public void check(String name) throws IOException {
        try {
            Copying.check(this, name);
        } catch (MongoGridFSException e) {
            // A piece that is missing or of another size.
            throw BlobFault.differs(name);
        } catch (MongoException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean delete(String name) {
        Optional<GridFSFile> file = file(name);
        file.ifPresent(there -> asking(() -> {
            bucket.delete(there.getId());
            return true;
        }));
        return file.isPresent();
    }

    @Override
    public List<Blob> list(String prefix) {
        return asking(() -> bucket.find(regex(NAME, "^" + Pattern.quote(prefix)))
                .sort(ascending(NAME))
                .map(MongoBlobs::blob)
                .into(new ArrayList<>()));
    }

    private static <T extends @Nullable Object> T asking(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(MongoException e) {
        return new IllegalStateException("blobs in MongoDB: " + e.getMessage(), e);
    }

    /** The connections are the store's. */
    @Override
    public void close() {}
}
