package vn.giaoban.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.vault.SealingKey;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.vault.VaultContents;

/**
 * The vault in three collections. Keys are read anew for every text, so that a key erased on one node opens nothing on
 * another.
 */
final class MongoVault implements Vault {
    private static final String ID = "_id";
    private static final String VALUE = "value";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> people;
    private final MongoCollection<Document> secrets;
    private final MongoCollection<Document> keys;
    private final SecureRandom random = new SecureRandom();

    MongoVault(MongoDatabase database) {
        people = durable(database.getCollection("people"));
        secrets = durable(database.getCollection("secrets"));
        keys = durable(database.getCollection("data-keys"));
    }

    private static MongoCollection<Document> durable(MongoCollection<Document> collection) {
        return collection
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @Override
    public void putPerson(Person person) {
        putPeople(List.of(person));
    }

    @Override
    public void putPeople(List<Person> all) {
        if (!all.isEmpty()) {
            asking(() -> keys.bulkWrite(all.stream()
                    .map(person -> new UpdateOneModel<Document>(
                            eq(ID, KeyNames.ofPerson(person.id())),
                            setOnInsert(VALUE, new Binary(randomKey())),
                            new UpdateOptions().upsert(true)))
                    .toList()));
            asking(() -> people.bulkWrite(all.stream()
                    .map(person -> new ReplaceOneModel<>(eq(ID, person.id().toString()), written(person), UPSERT))
                    .toList()));
        }
    }

    private static Document written(Person person) {
        return new Document(ID, person.id().toString())
                .append("name", person.name())
                .append("phone", person.phone())
                .append("mail", person.mail());
    }

    private static Person read(Document person) {
        return new Person(
                UUID.fromString(person.getString(ID)),
                person.getString("name"),
                person.getString("phone"),
                person.getString("mail"));
    }

    @Override
    public Optional<Person> person(UUID id) {
        return asking(() ->
                        Optional.ofNullable(people.find(eq(ID, id.toString())).first()))
                .map(MongoVault::read);
    }

    @Override
    public List<Person> people() {
        return asking(() ->
                people.find().sort(ascending("name", ID)).map(MongoVault::read).into(new ArrayList<>()));
    }

    @Override
    public void deletePerson(UUID id) {
        // The key first: should this be cut short, the name is still there to be erased once more.
        eraseKey(KeyNames.ofPerson(id));
        asking(() -> people.deleteOne(eq(ID, id.toString())));
    }

    @Override
    public Optional<byte[]> secret(String name) {
        return bytes(secrets, name);
    }

    @Override
    public void putSecret(String name, byte[] value) {
        asking(() -> secrets.replaceOne(eq(ID, name), value(name, value), UPSERT));
    }

    @Override
    public byte[] secretOrNew(String name) {
        return bytesOrNew(secrets, name);
    }

    @Override
    public List<String> secretNames(String prefix) {
        return asking(() -> secrets.find(regex(ID, "^" + Pattern.quote(prefix)))
                .sort(ascending(ID))
                .map(secret -> Objects.requireNonNull(secret.getString(ID)))
                .into(new ArrayList<>()));
    }

    @Override
    public void deleteSecret(String name) {
        asking(() -> secrets.deleteOne(eq(ID, name)));
    }

    @Override
    public SealedText seal(String keyName, String text) {
        List<byte[]> parts = new ArrayList<>();
        for (String part : KeyNames.parts(keyName)) {
            byte[] bytes = bytesOrNew(keys, part);
            parts.add(bytes.length == 0 ? randomKey() : bytes);
        }
        return SealingKey.of(keyName, parts).seal(text, random);
    }

    @Override
    public Optional<String> open(SealedText sealed) {
        if (sealed.unsealed()) {
            return Optional.of(sealed.envelope());
        }
        List<byte[]> parts = new ArrayList<>();
        for (String part : KeyNames.parts(sealed.key())) {
            bytes(keys, part).filter(bytes -> bytes.length > 0).ifPresent(parts::add);
        }
        return parts.size() == KeyNames.parts(sealed.key()).size()
                ? Optional.of(SealingKey.of(sealed.key(), parts).open(sealed))
                : Optional.empty();
    }

    @Override
    public void eraseKey(String keyName) {
        asking(() -> keys.replaceOne(eq(ID, keyName), value(keyName, new byte[0]), UPSERT));
    }

    @Override
    public VaultContents contents() {
        return new VaultContents(people(), all(secrets), all(keys));
    }

    @Override
    public void putContents(VaultContents contents) {
        putPeople(contents.people());
        contents.secrets().forEach(this::putSecret);
        contents.dataKeys()
                .forEach((name, key) -> asking(() -> keys.replaceOne(eq(ID, name), value(name, key), UPSERT)));
    }

    private static Map<String, byte[]> all(MongoCollection<Document> collection) {
        Map<String, byte[]> all = new TreeMap<>();
        for (Document found : asking(() -> collection.find().into(new ArrayList<>()))) {
            all.put(found.getString(ID), found.get(VALUE, Binary.class).getData());
        }
        return all;
    }

    private static Document value(String name, byte[] value) {
        return new Document(ID, name).append(VALUE, new Binary(value));
    }

    private Optional<byte[]> bytes(MongoCollection<Document> collection, String name) {
        @Nullable Document found = asking(() -> collection.find(eq(ID, name)).first());
        return Optional.ofNullable(found)
                .map(document -> document.get(VALUE, Binary.class).getData());
    }

    /** The first who comes makes it; who comes at the same time finds it made. */
    private byte[] bytesOrNew(MongoCollection<Document> collection, String name) {
        return bytes(collection, name).orElseGet(() -> {
            byte[] made = randomKey();
            try {
                collection.insertOne(value(name, made));
                return made;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw new IllegalStateException("vault in MongoDB: " + e.getMessage(), e);
                }
                return bytes(collection, name).orElseThrow(() -> new IllegalStateException("gone again: " + name));
            }
        });
    }

    private byte[] randomKey() {
        byte[] key = new byte[SealingKey.BYTES];
        random.nextBytes(key);
        return key;
    }

    private static <T extends @Nullable Object> T asking(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw new IllegalStateException("vault in MongoDB: " + e.getMessage(), e);
        }
    }

    /** The connections are the store's. */
    @Override
    public void close() {}
}
