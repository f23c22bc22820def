package vn.giaoban.signaling;

import java.util.Optional;
import java.util.function.Consumer;
import vn.giaoban.meeting.AccountId;

/** The sessions of accounts. Methods may block; they are never called on a network or media thread. */
public interface SessionDirectory {

    /** Whose session the cookie {@code giaoban_session} is; empty when it is unknown, expired or revoked. */
    Optional<StaffSession> staff(String cookie);

    /**
     * From now on tells of every session that ends before its time (log-out, revocation, closed account), with
     * {@link StaffSession#id}, at once: its sockets are closed with {@code bye{session-revoked}}. Called from any thread.
     */
    void onEnd(Consumer<String> listener);

    /**
     * A signed-in account.
     *
     * @param id names the session, is not its secret and may be logged
     */
    record StaffSession(String id, AccountId account) {}
}
