package vn.giaoban.media.sfu;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.IceCredentials;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.ice.StunMessage;

/** Who sends from where: a path belongs to the peer whose authentic check came by it. */
final class Paths {
    private static final long IN_USE_NANOS = 5_000_000_000L;

    private final Map<String, Connection> byUfrag = new HashMap<>();
    private final Map<Path, Connection> byPath = new HashMap<>();
    private final CheckBudget checks = new CheckBudget();

    void expect(IceCredentials credentials, Connection connection) {
        byUfrag.put(credentials.ufrag(), connection);
    }

    void forget(Connection connection) {
        byUfrag.values().removeIf(known -> known == connection);
        byPath.values().removeIf(known -> known == connection);
    }

    /** Whose path that is; null when it is nobody's. */
    @Nullable
    Connection from(Path path) {
        return byPath.get(path);
    }

    /** The answer to a check, or null when it gets none: nobody is answered who did not prove to be expected. */
    byte @Nullable [] check(byte[] b, int offset, int length, Path from, long now) {
        StunMessage message = StunMessage.read(b, offset, length);
        Connection connection = message == null ? null : byUfrag.get(IceCredentials.addressee(message.username()));
        if (message == null || connection == null || !mayCheck(connection, from, now)) {
            return null;
        }
        byte[] answer = connection.ice.answer(message, from, now);
        if (answer != null) {
            byPath.put(from, connection);
            Path evicted = connection.ice.evicted();
            if (evicted != null) {
                byPath.remove(evicted, connection);
            }
        }
        return answer;
    }

    /** A path in use by one peer cannot be claimed by another; who comes by a new one pays from its address's budget. */
    private boolean mayCheck(Connection connection, Path from, long now) {
        Connection known = byPath.get(from);
        if (known == null || known == connection) {
            return known == connection || checks.allows(from.remote().getAddress(), now);
        }
        return !from.equals(known.ice.selected()) || now - known.ice.heardAt() > IN_USE_NANOS;
    }
}
