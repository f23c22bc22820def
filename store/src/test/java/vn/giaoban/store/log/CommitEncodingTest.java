package vn.giaoban.store.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommitEncodingTest {
    private static final CommitEncoding ENCODING = CommitEncoding.of(new Commit(
            UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
            Commits.HEADER,
            Set.of("conf-2", "conf-1"),
            Map.of(new StreamId("counter/b"), 7L, new StreamId("counter/a"), 0L),
            List.of(new NewEvent(new StreamId("counter/a"), 1, "counted", 2, "{\"đ\":1}".getBytes(UTF_8)))));

    @Test
    void theStoredFormIsReadable() {
        assertThat(new String(ENCODING.header(), UTF_8))
                .isEqualTo("{\"wallTime\":\"2026-11-02T01:30:00Z\",\"conferenceTime\":\"2026-11-02T01:30:00Z\","
                        + "\"actor\":\"account:an\"}");
        assertThat(new String(ENCODING.scopes(), UTF_8)).isEqualTo("conf-1\nconf-2\n");
        assertThat(new String(ENCODING.basedOn(), UTF_8)).isEqualTo("counter/a 0\ncounter/b 7\n");
    }

    @Test
    void theHashOfACommitNeverChanges() {
        assertThat(ENCODING.hash(Hash.GENESIS, 1))
                .hasToString("a9df2d85c97b994c664e449be2510cafa783cc638b380adaced3079d64215194");
        assertThat(ENCODING.hash(Hash.GENESIS, 2)).isNotEqualTo(ENCODING.hash(Hash.GENESIS, 1));
    }

    @Test
    void anyBytesAreACommitOrRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[][] sound = {ENCODING.header(), ENCODING.scopes(), ENCODING.basedOn()};
        for (int round = 0; round < 20_000; round++) {
            byte[][] parts = {sound[0].clone(), sound[1].clone(), sound[2].clone()};
            byte[] part = parts[random.nextInt(3)];
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                part[random.nextInt(part.length)] = (byte) random.nextInt();
            }
            CommitEncoding changed =
                    new CommitEncoding(ENCODING.commandId(), parts[0], parts[1], parts[2], ENCODING.events());
            try {
                assertThat(changed.decode().events()).isEqualTo(ENCODING.events());
            } catch (IllegalArgumentException refused) {
                assertThat(refused).as("seed %d", seed).isNotNull();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
    }
}
