package vn.giaoban.store.mongo;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.CommitLogContract;

class MongoCommitLogTest extends CommitLogContract {
    private final MongoUnderTest mongo = new MongoUnderTest();
    private @Nullable MongoStore store;

    @Override
    protected CommitLog open() {
        closeStore();
        store = MongoStore.open(mongo.uri());
        return store.log();
    }

    private void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    @AfterEach
    void end() {
        closeStore();
        mongo.close();
    }
}
