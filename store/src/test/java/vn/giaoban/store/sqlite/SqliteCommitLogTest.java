package vn.giaoban.store.sqlite;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.CommitLogContract;

class SqliteCommitLogTest extends CommitLogContract {
    @TempDir
    Path directory;

    private @Nullable SqliteStore store;

    @Override
    protected CommitLog open() {
        closeStore();
        store = SqliteStore.open(directory);
        return store.log();
    }

    @AfterEach
    void closeStore() {
        if (store != null) {
            store.close();
        }
    }
}
