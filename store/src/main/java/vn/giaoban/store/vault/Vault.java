package vn.giaoban.store.vault;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What must be erasable or secret. Every method is durable when it returns. */
public interface Vault extends AutoCloseable {

    /** Adds or replaces a person. */
    void putPerson(Person person);

    /** Adds or replaces many people in one durable write. */
    void putPeople(List<Person> people);

    Optional<Person> person(UUID id);

    List<Person> people();

    /**
     * Erases a person's row and data key in one step, and with them every text sealed for them; a person who is not
     * there is no error.
     */
    void deletePerson(UUID id);

    /**
     * A secret by name, such as {@code password/<account>} or {@code link-secret}: the stored bytes, never logged. What
     * is a password or a token is stored as a hash only.
     */
    Optional<byte[]> secret(String name);

    void putSecret(String name, byte[] value);

    /** The secret of that name, or 32 random bytes stored under it now: two callers get the same. */
    byte[] secretOrNew(String name);

    /** The names of the secrets that begin with a prefix. */
    List<String> secretNames(String prefix);

    void deleteSecret(String name);

    /**
     * Seals a free text with AES-256-GCM under a data key, or several joined (see {@link KeyNames}), made on first use
     * (to erase the text, erase a key). An erased key is never made again: what is sealed under it later nobody can
     * open.
     */
    SealedText seal(String keyName, String text);

    /**
     * The text, or empty when a key that it needs was erased.
     *
     * @throws IllegalArgumentException when the envelope was not sealed by this key
     */
    Optional<String> open(SealedText sealed);

    /** All that it holds, to be moved into another vault. */
    VaultContents contents();

    /** Adds or replaces what another vault held, its data keys included. */
    void putContents(VaultContents contents);

    /** Erases one data key for good, and with it every text that needs it. */
    void eraseKey(String keyName);

    @Override
    void close();
}
