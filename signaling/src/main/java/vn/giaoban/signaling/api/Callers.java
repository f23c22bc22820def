package vn.giaoban.signaling.api;

import org.jspecify.annotations.Nullable;

/** Knows callers by what they show. */
public interface Callers {
    /**
     * Tells who calls.
     *
     * @param bearer the token of {@code Authorization: Bearer}, or null
     * @param cookie the value of {@code giaoban_session}, or null
     * @param password name and password of {@code Authorization: Basic}, where the route takes them, or null
     * @param loopback whether the request came from this machine
     * @throws Problem 401 when something was shown that is not valid
     */
    Caller identify(@Nullable String bearer, @Nullable String cookie, @Nullable Password password, boolean loopback);

    /** An account's name and password. */
    record Password(String username, String password) {}
}
