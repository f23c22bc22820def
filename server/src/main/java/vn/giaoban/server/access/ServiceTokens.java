package vn.giaoban.server.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.signaling.api.Caller;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Scope;
import vn.giaoban.store.vault.Vault;

/** Tokens for other programs: shown once, stored hashed, limited to scopes. */
public final class ServiceTokens {
    private static final String PREFIX = "token/";
    private static final String MARK = "gbt_";

    private final Vault vault;
    private final InstantSource clock;
    private final TokenRecords<Record> records;

    /**
     * A token as kept.
     *
     * @param units over which it holds: those that its maker administered
     * @param digest of the request that made it
     */
    record Record(UUID id, String name, Set<Scope> scopes, Set<UUID> units, Instant created, String digest) {
        Record {
            scopes = Set.copyOf(scopes);
            units = Set.copyOf(units);
        }
    }

    /** A new token and its secret, which is shown this once. */
    record Made(String token, Record record) {}

    public ServiceTokens(Vault vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
        this.records = new TokenRecords<>(vault, PREFIX, Record.class);
    }

    /**
     * Makes a token. The same command makes the same token again, so that a lost answer can be asked for once more.
     *
     * @throws Problem {@code idempotency-key-reused} when the command made another one
     */
    Made make(UUID command, String digest, String name, Set<Scope> scopes, Set<UUID> units) {
        String token = MARK + Tokens.text(Tokens.hmac(vault.secretOrNew("token-secret"), command.toString()));
        String hash = Tokens.hash(token);
        Optional<Record> known = records.of(hash);
        if (known.isPresent()) {
            if (!known.get().digest().equals(digest)) {
                throw new Problem(422, "idempotency-key-reused");
            }
            return new Made(token, known.get());
        }
        var record = new Record(command, name, scopes, units, clock.instant(), digest);
        records.keep(hash, record);
        return new Made(token, record);
    }

    Optional<Caller> caller(String token) {
        return records.of(Tokens.hash(token))
                .map(record -> new Caller.Service(
                        record.id(),
                        record.scopes(),
                        record.units().stream().map(UnitId::new).collect(Collectors.toSet())));
    }

    List<Record> all() {
        return records.all().values().stream()
                .sorted(Comparator.comparing(Record::created))
                .toList();
    }

    boolean revoke(UUID id) {
        Optional<String> hash = records.find(e -> e.getValue().id().equals(id));
        hash.ifPresent(records::forget);
        return hash.isPresent();
    }
}
