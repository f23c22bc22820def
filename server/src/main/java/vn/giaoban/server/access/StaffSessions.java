package vn.giaoban.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.signaling.SessionDirectory;
import vn.giaoban.store.vault.Vault;

/** Sessions of accounts: an opaque cookie, stored hashed in the vault, listed and revocable. */
public final class StaffSessions implements SessionDirectory {
    private static final String PREFIX = "session/";

    private final InstantSource clock;
    private final Duration length;
    private final TokenRecords<Record> records;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** A session as kept. {@code agent} is what the browser called itself. */
    record Record(AccountId account, Instant began, Instant ends, String agent) {}

    /** A session as listed. */
    record Listed(String id, Record session) {}

    public StaffSessions(Vault vault, InstantSource clock, Duration length) {
        this.clock = clock;
        this.length = length;
        this.records = new TokenRecords<>(vault, PREFIX, Record.class);
        records.forgetIf(this::isOver);
    }

    /** Begins a session and returns its cookie. */
    String begin(AccountId account, String agent) {
        String cookie = Tokens.random();
        Instant now = clock.instant();
        var record = new Record(account, now, now.plus(length), agent.length() > 200 ? agent.substring(0, 200) : agent);
        records.keep(Tokens.hash(cookie), record);
        return cookie;
    }

    @Override
    public Optional<StaffSession> staff(String cookie) {
        String hash = Tokens.hash(cookie);
        return records.of(hash)
                .filter(record -> !isOver(record))
                .map(record -> new StaffSession(Tokens.publicId(hash), record.account()));
    }

    List<Listed> of(AccountId account) {
        return records.all().entrySet().stream()
                .filter(e -> e.getValue().account().equals(account) && !isOver(e.getValue()))
                .map(e -> new Listed(Tokens.publicId(e.getKey()), e.getValue()))
                .sorted(Comparator.comparing((Listed l) -> l.session().began()).reversed())
                .toList();
    }

    /** Ends one of the account's own sessions; false when there is none of that id. */
    boolean end(AccountId account, String id) {
        Optional<String> hash = records.find(e -> e.getValue().account().equals(account)
                && Tokens.publicId(e.getKey()).equals(id));
        hash.ifPresent(h -> {
            records.forget(h);
            listeners.forEach(l -> l.accept(id));
        });
        return hash.isPresent();
    }

    /** Ends all sessions of an account. */
    public void endAll(AccountId account) {
        of(account).forEach(listed -> end(account, listed.id()));
        records.forgetIf(record -> record.account().equals(account));
    }

    Duration length() {
        return length;
    }

    @Override
    public void onEnd(Consumer<String> listener) {
        listeners.add(listener);
    }

    private boolean isOver(Record record) {
        return !record.ends().isAfter(clock.instant());
    }
}
