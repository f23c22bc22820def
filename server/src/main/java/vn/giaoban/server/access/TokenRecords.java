package vn.giaoban.server.access;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import vn.giaoban.signaling.api.Json;
import vn.giaoban.store.vault.Vault;

/** What is known of the bearer of each token, by the token's hash: in memory, and in the vault where it is to last. */
final class TokenRecords<R> {
    private final Vault vault;
    private final String prefix;
    private final Map<String, R> byHash = new ConcurrentHashMap<>();

    /** Reads what earlier runs kept under the prefix. */
    TokenRecords(Vault vault, String prefix, Class<R> type) {
        this.vault = vault;
        this.prefix = prefix;
        for (String name : vault.secretNames(prefix)) {
            vault.secret(name)
                    .map(json -> Json.read(json, type))
                    .ifPresent(record -> byHash.put(name.substring(prefix.length()), record));
        }
    }

    /** Every record by the hash of its token, as they are now. */
    Map<String, R> all() {
        return Collections.unmodifiableMap(byHash);
    }

    Optional<R> of(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** The hash of a token whose record is so. */
    Optional<String> find(Predicate<Map.Entry<String, R>> which) {
        return byHash.entrySet().stream().filter(which).map(Map.Entry::getKey).findFirst();
    }

    /** Durable when it returns. */
    void keep(String hash, R record) {
        vault.putSecret(prefix + hash, Json.write(record));
        byHash.put(hash, record);
    }

    /** Until the server ends. */
    void remember(String hash, R record) {
        byHash.put(hash, record);
    }

    void forget(String hash) {
        byHash.remove(hash);
        vault.deleteSecret(prefix + hash);
    }

    void forgetIf(Predicate<R> over) {
        byHash.forEach((hash, record) -> {
            if (over.test(record)) {
                forget(hash);
            }
        });
    }
}
