package vn.giaoban.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one-time link that the terminal shows: eight letters and digits, good for one use of this run. */
public final class StartLink {
    /** No letters that are read as digits. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int MOST_TRIES = 50;

    private @Nullable String code;
    private int tries;

    public StartLink(SecureRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        code = text.toString();
    }

    /** As printed, such as {@code 7Q2M-K9XD}; empty once used. */
    public synchronized String code() {
        return code == null ? "" : code;
    }

    /** Uses the link up; false when this is not it, or it was used or guessed at too often. */
    synchronized boolean use(String presented) {
        if (!matches(presented)) {
            return false;
        }
        code = null;
        return true;
    }

    /** Whether this is the link, without using it up. */
    synchronized boolean matches(String presented) {
        if (code == null || tries >= MOST_TRIES) {
            return false;
        }
        boolean right = MessageDigest.isEqual(
                code.getBytes(StandardCharsets.UTF_8),
                presented.strip().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        tries += right ? 0 : 1;
        return right;
    }
}
