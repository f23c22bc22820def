package vn.giaoban.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.store.vault.Vault;

/**
 * Passwords, hashed with Argon2id (RFC 9106; 19 MiB, two passes, one lane) and stored in the vault. Ten wrong ones within
 * fifteen minutes lock an account's sign-in until the oldest of them is fifteen minutes past.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final int FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int LEAST = 10;
    private static final int MOST = 200;

    private final Vault vault;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ArrayDeque<Instant>> failures = new ConcurrentHashMap<>();

    /** Hashing takes 19 MiB each: a flood of sign-ins must not take all memory. */
    private final Semaphore hashing = new Semaphore(4);

    public Passwords(Vault vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
    }

    public void set(AccountId account, String password) {
        if (password.length() < LEAST || password.length() > MOST) {
            throw Problem.badField("password");
        }
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        byte[] stored = Arrays.copyOf(salt, SALT + LENGTH);
        System.arraycopy(hash(password, salt), 0, stored, SALT, LENGTH);
        vault.putSecret(name(account), stored);
    }

    /** Nobody signs in to the account any more. */
    public void forget(AccountId account) {
        vault.deleteSecret(name(account));
    }

    /**
     * Checks a sign-in.
     *
     * @param username counts the failures, whether such an account exists or not
     * @throws Problem {@code bad-credentials}, {@code locked-out}
     */
    void check(String username, Optional<AccountId> account, String password) {
        ArrayDeque<Instant> recent = recentFailures(username);
        byte[] stored = account.flatMap(a -> vault.secret(name(a))).orElseGet(() -> new byte[SALT + LENGTH]);
        byte[] salt = Arrays.copyOf(stored, SALT);
        byte[] expected = Arrays.copyOfRange(stored, SALT, stored.length);
        // An unknown name costs the same time as a wrong password.
        boolean right = password.length() <= MOST && MessageDigest.isEqual(expected, hash(password, salt));
        synchronized (recent) {
            if (!right || account.isEmpty()) {
                recent.add(clock.instant());
                throw new Problem(401, "bad-credentials");
            }
            recent.clear();
        }
    }

    private ArrayDeque<Instant> recentFailures(String username) {
        if (failures.size() > 10_000) {
            failures.clear();
        }
        ArrayDeque<Instant> recent = failures.computeIfAbsent(username, u -> new ArrayDeque<>());
        synchronized (recent) {
            Instant since = clock.instant().minus(WINDOW);
            recent.removeIf(at -> at.isBefore(since));
            if (recent.size() >= FAILURES) {
                throw new Problem(429, "locked-out");
            }
        }
        return recent;
    }

    private byte[] hash(String password, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[LENGTH];
        hashing.acquireUninterruptibly();
        try {
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            hashing.release();
        }
        return hash;
    }

    private static String name(AccountId account) {
        return "password/" + account;
    }
}
