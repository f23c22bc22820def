package vn.giaoban.store.sqlite;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.vault.SealingKey;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.vault.VaultContents;

/** The vault in a SQLite file of its own, overwritten on deletion, over one connection used by one caller at a time. */
final class SqliteVault implements Vault {
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final SecureRandom random = new SecureRandom();
    private final KeyTable keys;

    private SqliteVault(Connection connection) {
        this.connection = connection;
        this.keys = new KeyTable(connection, random);
    }

    static SqliteVault open(Path file) throws SQLException {
        Connection connection = Sqlite.erasableWriter(file);
        Sqlite.execute(connection, """
                create table if not exists people (
                  id text primary key, name text not null, phone text, mail text) without rowid""");
        Sqlite.execute(connection, """
                create table if not exists secrets (
                  name text primary key, value blob not null) without rowid""");
        KeyTable.create(connection);
        return new SqliteVault(connection);
    }

    @Override
    public void putPerson(Person person) {
        putPeople(List.of(person));
    }

    @Override
    public void putPeople(List<Person> people) {
        exclusively(() -> atOnce(() -> {
            for (Person person : people) {
                update(
                        "insert or replace into people (id, name, phone, mail) values (?, ?, ?, ?)",
                        person.id().toString(),
                        person.name(),
                        person.phone(),
                        person.mail());
                // With the person, so that sealing for them later writes nothing.
                keys.orNew(KeyNames.ofPerson(person.id()));
            }
            return null;
        }));
    }

    @Override
    public Optional<Person> person(UUID id) {
        return exclusively(
                () -> peopleWhere("where id = ?", id.toString()).stream().findFirst());
    }

    @Override
    public List<Person> people() {
        return exclusively(() -> peopleWhere("order by name, id"));
    }

    private List<Person> peopleWhere(String where, String... parameters) throws SQLException {
        List<Person> people = new ArrayList<>();
        try (PreparedStatement select =
                        prepare("select id, name, phone, mail from people " + where, (Object[]) parameters);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                people.add(new Person(
                        UUID.fromString(row.getString(1)), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return people;
    }

    @Override
    public void deletePerson(UUID id) {
        exclusively(() -> atOnce(() -> {
            update("delete from people where id = ?", id.toString());
            return keys.erase(KeyNames.ofPerson(id));
        }));
    }

    @Override
    public Optional<byte[]> secret(String name) {
        return exclusively(() -> bytes("select value from secrets where name = ?", name));
    }

    @Override
    public void putSecret(String name, byte[] value) {
        exclusively(() -> update("insert or replace into secrets (name, value) values (?, ?)", name, value));
    }

    @Override
    public byte[] secretOrNew(String name) {
        return exclusively(() -> {
            Optional<byte[]> known = bytes("select value from secrets where name = ?", name);
            if (known.isPresent()) {
                return known.get();
            }
            byte[] made = keys.random();
            update("insert into secrets (name, value) values (?, ?)", name, made);
            return made;
        });
    }

    @Override
    public List<String> secretNames(String prefix) {
        return exclusively(() -> {
            List<String> names = new ArrayList<>();
            try (PreparedStatement select = prepare(
                            "select name from secrets where substr(name, 1, ?) = ? order by name",
                            prefix.codePointCount(0, prefix.length()),
                            prefix);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        });
    }

    @Override
    public void deleteSecret(String name) {
        exclusively(() -> update("delete from secrets where name = ?", name));
    }

    @Override
    public SealedText seal(String keyName, String text) {
        SealingKey key = exclusively(() -> keys.forSealing(keyName));
        return key.seal(text, random);
    }

    @Override
    public Optional<String> open(SealedText sealed) {
        return sealed.unsealed()
                ? Optional.of(sealed.envelope())
                : exclusively(() -> keys.forOpening(sealed.key())).map(key -> key.open(sealed));
    }

    @Override
    public void eraseKey(String keyName) {
        exclusively(() -> keys.erase(keyName));
    }

    @Override
    public VaultContents contents() {
        return exclusively(() -> new VaultContents(peopleWhere("order by name, id"), all("secrets"), all("data_keys")));
    }

    @Override
    public void putContents(VaultContents contents) {
        putPeople(contents.people());
        exclusively(() -> {
            contents.secrets().forEach(this::putSecret);
            keys.put(contents.dataKeys());
            return null;
        });
    }

    private Map<String, byte[]> all(String table) throws SQLException {
        Map<String, byte[]> all = new TreeMap<>();
        try (PreparedStatement select = prepare("select name, value from " + table);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.put(row.getString(1), row.getBytes(2));
            }
        }
        return all;
    }

    private <T extends @Nullable Object> T atOnce(SqlWork<T> work) throws SQLException {
        Sqlite.execute(connection, "begin immediate");
        try {
            T result = work.run();
            Sqlite.execute(connection, "commit");
            return result;
        } catch (SQLException | RuntimeException e) {
            Sqlite.execute(connection, "rollback");
            throw e;
        }
    }

    private Optional<byte[]> bytes(String sql, String name) throws SQLException {
        return Statements.bytes(connection, sql, name);
    }

    private int update(String sql, @Nullable Object... parameters) throws SQLException {
        return Statements.update(connection, sql, parameters);
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        return Statements.prepare(connection, sql, parameters);
    }

    private <T extends @Nullable Object> T exclusively(SqlWork<T> work) {
        lock.lock();
        try {
            return work.run();
        } catch (SQLException e) {
            throw new IllegalStateException("vault.db: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        exclusively(() -> {
            connection.close();
            return null;
        });
    }

    @FunctionalInterface
    private interface SqlWork<T extends @Nullable Object> {
        T run() throws SQLException;
    }
}
