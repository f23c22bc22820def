package vn.giaoban.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.store.sqlite.SqliteStore;

class PasswordsTest {
    private static final String PASSWORD = "mật khẩu đủ dài";

    @TempDir
    Path data;

    private Instant now = Instant.parse("2026-11-30T01:00:00Z");
    private final AccountId account = new AccountId(UUID.randomUUID());
    private SqliteStore store;
    private Passwords passwords;

    @BeforeEach
    void open() {
        store = SqliteStore.open(data);
        passwords = new Passwords(store.vault(), () -> now);
        passwords.set(account, PASSWORD);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String tried(String password) {
        try {
            passwords.check("thu-ky", Optional.of(account), password);
            return "in";
        } catch (Problem e) {
            return e.code();
        }
    }

    @Test
    void thePasswordOpensAndNothingElseDoes() {
        assertThat(tried(PASSWORD)).isEqualTo("in");
        assertThat(tried(PASSWORD + " ")).isEqualTo("bad-credentials");
        assertThat(tried("")).isEqualTo("bad-credentials");
        assertThat(tried("x".repeat(100_000))).isEqualTo("bad-credentials");
    }

    @Test
    void itIsTheSameHoweverTheMarksAreComposed() {
        String decomposed = Normalizer.normalize(PASSWORD, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(PASSWORD);
        assertThat(tried(decomposed)).isEqualTo("in");
    }

    @Test
    void whatIsStoredDoesNotShowIt() {
        byte[] stored = store.vault().secret("password/" + account).orElseThrow();
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("mật");
        passwords.set(account, PASSWORD);
        assertThat(store.vault().secret("password/" + account).orElseThrow()).isNotEqualTo(stored);
    }

    @Test
    void tenFailuresLockTheAccountUntilTheOldestIsFifteenMinutesPast() {
        for (int i = 0; i < 10; i++) {
            assertThat(tried("sai mật khẩu rồi")).isEqualTo("bad-credentials");
            now = now.plus(Duration.ofMinutes(1));
        }
        assertThat(tried(PASSWORD)).isEqualTo("locked-out");
        now = now.plus(Duration.ofMinutes(5)).plusSeconds(1);
        assertThat(tried(PASSWORD)).isEqualTo("in");
    }

    @Test
    void othersAreNotLockedOutWithIt() {
        for (int i = 0; i < 10; i++) {
            tried("sai mật khẩu rồi");
        }
        assertThatCode(() -> passwords.check("khac", Optional.of(account), PASSWORD))
                .doesNotThrowAnyException();
    }

    @Test
    void anUnknownNameIsToldTheSameAsAWrongPassword() {
        assertThatThrownBy(() -> passwords.check("không có", Optional.empty(), PASSWORD))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("bad-credentials"));
    }

    @Test
    void aShortPasswordIsNotTaken() {
        assertThatThrownBy(() -> passwords.set(account, "ngắn"))
                .isInstanceOfSatisfying(
                        Problem.class, e -> assertThat(e.params()).containsEntry("field", "password"));
    }
}
