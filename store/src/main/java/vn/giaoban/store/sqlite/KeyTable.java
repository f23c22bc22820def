package vn.giaoban.store.sqlite;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.SealingKey;

/** The vault's data keys. The name of an erased one stays, without bytes, so that it is never made again. */
final class KeyTable {
    private static final int MOST_CACHED = 4_096;

    private final Connection connection;
    private final SecureRandom random;
    private final Map<String, SealingKey> cache = new HashMap<>();

    KeyTable(Connection connection, SecureRandom random) {
        this.connection = connection;
        this.random = random;
    }

    static void create(Connection connection) throws SQLException {
        Sqlite.execute(connection, """
                create table if not exists data_keys (
                  name text primary key, value blob not null) without rowid""");
    }

    /** Empty when a part of it was erased, or was never made. */
    Optional<SealingKey> forOpening(String name) throws SQLException {
        SealingKey cached = cache.get(name);
        if (cached != null) {
            return Optional.of(cached);
        }
        List<byte[]> parts = new ArrayList<>();
        for (String part : KeyNames.parts(name)) {
            Optional<byte[]> stored = find(part);
            if (stored.isEmpty() || stored.get().length == 0) {
                return Optional.empty();
            }
            parts.add(stored.get());
        }
        return Optional.of(remembered(SealingKey.of(name, parts)));
    }

    /** Makes the parts that were never made; one that was erased is stood in for by bytes that nobody keeps. */
    SealingKey forSealing(String name) throws SQLException {
        SealingKey cached = cache.get(name);
        if (cached != null) {
            return cached;
        }
        List<byte[]> parts = new ArrayList<>();
        boolean erased = false;
        for (String part : KeyNames.parts(name)) {
            byte[] bytes = orNew(part);
            erased |= bytes.length == 0;
            parts.add(bytes.length == 0 ? random() : bytes);
        }
        SealingKey key = SealingKey.of(name, parts);
        return erased ? key : remembered(key);
    }

    private SealingKey remembered(SealingKey key) {
        if (cache.size() >= MOST_CACHED) {
            cache.clear();
        }
        cache.put(key.name(), key);
        return key;
    }

    /** The bytes of one key; none when it was erased. */
    byte[] orNew(String part) throws SQLException {
        Optional<byte[]> known = find(part);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] made = random();
        put(Map.of(part, made));
        return made;
    }

    int erase(String part) throws SQLException {
        put(Map.of(part, new byte[0]));
        return 1;
    }

    void put(Map<String, byte[]> keys) throws SQLException {
        for (Map.Entry<String, byte[]> key : keys.entrySet()) {
            Statements.update(
                    connection,
                    "insert or replace into data_keys (name, value) values (?, ?)",
                    key.getKey(),
                    key.getValue());
        }
        cache.clear();
    }

    byte[] random() {
        byte[] bytes = new byte[SealingKey.BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private Optional<byte[]> find(String part) throws SQLException {
        return Statements.bytes(connection, "select value from data_keys where name = ?", part);
    }
}
