package vn.giaoban.signaling.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.vault.VaultContents;

/** People in a map; sealing marks the text so that a test sees what was not sealed. */
final class FakeVault implements Vault {
    final Map<UUID, Person> people = new HashMap<>();

    @Override
    public void putPerson(Person person) {
        people.put(person.id(), person);
    }

    @Override
    public void putPeople(List<Person> more) {
        more.forEach(this::putPerson);
    }

    @Override
    public Optional<Person> person(UUID id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public List<Person> people() {
        return List.copyOf(people.values());
    }

    @Override
    public Optional<byte[]> secret(String name) {
        return Optional.empty();
    }

    @Override
    public void putSecret(String name, byte[] value) {}

    @Override
    public byte[] secretOrNew(String name) {
        return new byte[32];
    }

    @Override
    public List<String> secretNames(String prefix) {
        return List.of();
    }

    @Override
    public void deleteSecret(String name) {}

    @Override
    public SealedText seal(String keyName, String text) {
        return new SealedText(keyName, "sealed:" + text);
    }

    @Override
    public Optional<String> open(SealedText sealed) {
        return Optional.of(sealed.envelope().replace("sealed:", ""));
    }

    @Override
    public VaultContents contents() {
        return new VaultContents(people(), Map.of(), Map.of());
    }

    @Override
    public void putContents(VaultContents contents) {
        putPeople(contents.people());
    }

    @Override
    public void deletePerson(UUID id) {
        people.remove(id);
    }

    @Override
    public void eraseKey(String keyName) {}

    @Override
    public void close() {}
}
