package vn.giaoban.signaling.api;

import org.jspecify.annotations.Nullable;

/** Knows callers by what they show. */
public interface Callers {
    /**
     * Tells who calls.
     *
     * @param bearer the token of {@code Authorization: Bearer}, or null
     * @param cookie the value of {@code giaoban_session}, or null
     * @param loopback whether the request came from this machine
     * @throws Problem 401 when something was shown that is not valid
     */
    Caller identify(@Nullable String bearer, @Nullable String cookie, boolean loopback);
}
