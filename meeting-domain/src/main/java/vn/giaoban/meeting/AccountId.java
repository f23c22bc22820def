package vn.giaoban.meeting;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** An account. */
public record AccountId(UUID value) {
    /**
     * The account of a username, upper and lower case alike. Because the one follows from the other there is never a
     * second account of a name, not even of one that is closed.
     */
    public static AccountId of(String username) {
        String name = "account/" + username.strip().toLowerCase(Locale.ROOT);
        return new AccountId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
