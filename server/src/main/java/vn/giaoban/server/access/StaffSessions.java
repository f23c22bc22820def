package vn.giaoban.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.signaling.SessionDirectory;
import vn.giaoban.signaling.api.Json;
import vn.giaoban.store.vault.Vault;

/** Sessions of accounts: an opaque cookie, stored hashed in the vault, listed and revocable. */
public final class StaffSessions implements SessionDirectory {
    private static final String PREFIX = "session/";

    private final Vault vault;
    private final InstantSource clock;
    private final Duration length;
    private final Map<String, Record> byHash = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** A session as kept. {@code agent} is what the browser called itself. */
    record Record(AccountId account, Instant began, Instant ends, String agent) {}

    /** A session as listed. */
    record Listed(String id, Record session) {}

    public StaffSessions(Vault vault, InstantSource clock, Duration length) {
        this.vault = vault;
        this.clock = clock;
        this.length = length;
        for (String name : vault.secretNames(PREFIX)) {
            vault.secret(name)
                    .map(json -> Json.read(json, Record.class))
                    .ifPresent(record -> byHash.put(name.substring(PREFIX.length()), record));
        }
        byHash.entrySet().stream()
                .filter(e -> isOver(e.getValue()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::forget);
    }

    /** Begins a session and returns its cookie. */
    String begin(AccountId account, String agent) {
        String cookie = Tokens.random();
        Instant now = clock.instant();
        var record = new Record(account, now, now.plus(length), agent.length() > 200 ? agent.substring(0, 200) : agent);
        vault.putSecret(PREFIX + Tokens.hash(cookie), Json.write(record));
        byHash.put(Tokens.hash(cookie), record);
        return cookie;
    }

    @Override
    public Optional<StaffSession> staff(String cookie) {
        String hash = Tokens.hash(cookie);
        return Optional.ofNullable(byHash.get(hash))
                .filter(record -> !isOver(record))
                .map(record -> new StaffSession(Tokens.publicId(hash), record.account()));
    }

    List<Listed> of(AccountId account) {
        return byHash.entrySet().stream()
                .filter(e -> e.getValue().account().equals(account) && !isOver(e.getValue()))
                .map(e -> new Listed(Tokens.publicId(e.getKey()), e.getValue()))
                .sorted(Comparator.comparing((Listed l) -> l.session().began()).reversed())
                .toList();
    }

    /** Ends one of the account's own sessions; false when there is none of that id. */
    boolean end(AccountId account, String id) {
        Optional<String> hash = byHash.entrySet().stream()
                .filter(e -> e.getValue().account().equals(account)
                        && Tokens.publicId(e.getKey()).equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
        hash.ifPresent(h -> {
            forget(h);
            listeners.forEach(l -> l.accept(id));
        });
        return hash.isPresent();
    }

    Duration length() {
        return length;
    }

    @Override
    public void onEnd(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void forget(String hash) {
        byHash.remove(hash);
        vault.deleteSecret(PREFIX + hash);
    }

    private boolean isOver(Record record) {
        return !record.ends().isAfter(clock.instant());
    }
}
