package vn.giaoban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/** Commits of a fixed shape: events of 300 bytes. */
final class Commits {
    private static final CommitHeader HEADER = CommitHeader.by("account:bench", Instant.EPOCH);
    private static final byte[] PAYLOAD = ("{\"text\":\"" + "x".repeat(289) + "\"}").getBytes(UTF_8);

    private Commits() {}

    /** The next {@code count} events of a stream that stands at {@code last}. */
    static Commit next(StreamId stream, long last, int count) {
        List<NewEvent> events = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            events.add(new NewEvent(stream, last + i, "counted", 1, PAYLOAD));
        }
        return new Commit(UUID.randomUUID(), HEADER, Set.of("bench"), Map.of(stream, last), events);
    }

    /** Fills a log with events on streams of 1,000 each, in commits of ten. */
    static void fill(CommitLog log, String name, long events) {
        int each = 10;
        List<CompletableFuture<StoredCommit>> answers = new ArrayList<>();
        for (long n = 0; n < events; n += each) {
            answers.add(log.append(next(new StreamId(name + "/" + n / 1000), n % 1000, each)));
            if (answers.size() == 1000) {
                answers.forEach(CompletableFuture::join);
                answers.clear();
            }
        }
        answers.forEach(CompletableFuture::join);
    }
}
