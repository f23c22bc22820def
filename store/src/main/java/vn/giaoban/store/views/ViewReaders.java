package vn.giaoban.store.views;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import vn.giaoban.store.sqlite.ReadPool;
import vn.giaoban.store.sqlite.Sqlite;

/** Reads the file that serves, and lets another take its place while nobody reads. */
final class ViewReaders {
    private final Path path;
    private final ReentrantReadWriteLock place = new ReentrantReadWriteLock();
    private ReadPool<Connection> pool;

    ViewReaders(Path path) {
        this.path = path;
        this.pool = pool();
    }

    private ReadPool<Connection> pool() {
        return new ReadPool<>(() -> Sqlite.reader(path));
    }

    <T> T use(ReadPool.Use<Connection, T> use) throws SQLException {
        place.readLock().lock();
        try {
            return pool.use(use);
        } finally {
            place.readLock().unlock();
        }
    }

    /** Changes the file. */
    @FunctionalInterface
    interface Change {
        void run() throws SQLException, IOException;
    }

    void whileNobodyReads(Change change) throws SQLException, IOException {
        place.writeLock().lock();
        try {
            pool.close();
            change.run();
        } finally {
            pool = pool();
            place.writeLock().unlock();
        }
    }

    void close() {
        pool.close();
    }
}
