package vn.giaoban.store.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.store.log.Commits.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.sqlite.SqliteStore;

class LogVerifierTest {
    private static final int COMMITS = 40;

    @TempDir
    Path directory;

    private final List<UUID> commands = new ArrayList<>();
    private final List<StoredCommit> stored = new ArrayList<>();

    @BeforeEach
    void fill() {
        try (SqliteStore store = SqliteStore.open(directory)) {
            append(store, 1, COMMITS);
            stored.addAll(store.log().read(0, 1000));
        }
    }

    private void append(SqliteStore store, int from, int to) {
        for (int n = from; n <= to; n++) {
            UUID command = UUID.randomUUID();
            commands.add(command);
            store.log()
                    .append(commit().command(command)
                            .scope("conf-1")
                            .event("counter/a", n, "{\"vote\":\"yes-" + n + ".\"}")
                            .event("counter/b", n)
                            .build())
                    .join();
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log.db"));
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private List<Finding> findings() {
        return LogVerifier.verify(directory).findings();
    }

    @Test
    void aSoundLogHasNoFindingsEvenWhileItIsWritten() {
        assertThat(LogVerifier.verify(directory).sound()).isTrue();
        try (SqliteStore store = SqliteStore.open(directory)) {
            append(store, COMMITS + 1, COMMITS + 5);
            Verification verified = LogVerifier.verify(directory);
            assertThat(verified.findings()).isEmpty();
            assertThat(verified.commits()).isEqualTo(COMMITS + 5);
            assertThat(verified.head()).isEqualTo(store.log().head());
        }
    }

    @Test
    void aChangedPayloadIsNamedByCommitCommandAndEvent() throws SQLException {
        sql("update events set payload = '{\"vote\":\"no-17.\"}' where stream = 'counter/a' and sequence = 17");
        assertThat(findings())
                .containsExactly(
                        new Finding.EventChanged(17, commands.get(16), new StreamId("counter/a"), 17, "counted"));
    }

    @Test
    void aByteFlippedInTheFileIsNamedByTheEvent() throws IOException {
        Forgery.flip(directory.resolve("log.db"), "yes-23.");
        assertThat(findings())
                .containsExactly(
                        new Finding.EventChanged(23, commands.get(22), new StreamId("counter/a"), 23, "counted"));
    }

    @Test
    void aChangedHeaderBreaksTheChain() throws SQLException {
        sql("update commits set header = replace(cast(header as text), ':an', ':ba') where position = 9");
        assertThat(findings()).containsExactly(new Finding.ChainBroken(9, commands.get(8)));
    }

    @Test
    void aRemovedCommitIsNamed() throws SQLException {
        sql("delete from commits where position = 9");
        assertThat(findings()).containsExactly(new Finding.CommitMissing(9));
    }

    @Test
    void aRemovedEventBreaksTheChain() throws SQLException {
        sql("delete from events where stream = 'counter/b' and sequence = 9");
        assertThat(findings()).containsExactly(new Finding.ChainBroken(9, commands.get(8)));
    }

    @Test
    void aCommitHiddenFromItsConferenceIsNamed() throws SQLException {
        sql("delete from scopes where position = 12");
        assertThat(findings()).containsExactly(new Finding.ScopeHidden(12, "conf-1"));
    }

    @Test
    void aTailThatWasCutIsSeenByTheAnchor() throws SQLException {
        sql("delete from commits where position > 30");
        assertThat(findings()).containsExactly(new Finding.LogBehindAnchor(COMMITS, 30));
    }

    @Test
    void aPastThatWasRewrittenWithFreshHashesIsSeenByTheAnchor() throws SQLException {
        Forgery.rewriteFrom(
                directory,
                17,
                commit().scope("conf-1")
                        .event("counter/a", 17, "{\"vote\":\"no\"}")
                        .event("counter/b", 17));
        assertThat(findings()).containsExactly(new Finding.AnchorDiffers(COMMITS));
    }

    @Test
    void anAnchorThatIsGoneOrForgedIsSeen() throws IOException {
        Path anchor = directory.resolve("anchor");
        Files.writeString(anchor, Files.readString(anchor).replace(" 40 ", " 39 "));
        assertThat(findings()).containsExactly(new Finding.AnchorForged("anchor"));
        Files.delete(anchor);
        assertThat(findings()).containsExactly(new Finding.AnchorMissing("anchor"));
    }

    @Test
    void anyDamageToTheFileIsFoundAndNothingThrows() throws IOException {
        byte[] sound = Files.readAllBytes(directory.resolve("log.db"));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = sound.clone();
            int at = random.nextInt(damaged.length - 600);
            for (int i = 0; i < 512; i++) {
                damaged[at + i] = (byte) random.nextInt();
            }
            Files.write(directory.resolve("log.db"), damaged);
            Verification verified = LogVerifier.verify(directory);
            assertThat(verified.sound() && readsOtherwise())
                    .as("seed %d, round %d, 512 bytes at %d", seed, round, at)
                    .isFalse();
        }
    }

    /** Whether the damage changed what the log says: damage to unused space need not be found. */
    private boolean readsOtherwise() {
        try (SqliteStore store = SqliteStore.open(directory)) {
            return !store.log().read(0, 1000).equals(stored);
        } catch (RuntimeException e) {
            return true;
        }
    }

    @Test
    void aDirectoryWithoutALogIsAFinding(@TempDir Path empty) {
        assertThat(LogVerifier.verify(empty).findings()).singleElement().isInstanceOf(Finding.FileUnreadable.class);
    }
}
