package vn.giaoban.media.ice;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of ICE for one peer (RFC 8445 2.5, RFC 7675 consent): it answers checks, keeps the paths that were
 * authenticated and sends on the one nominated last.
 */
public final class IceLite {
    private static final int MAX_PATHS = 16;

    private IceCredentials credentials;
    private @Nullable IceCredentials before;
    private final Set<Path> paths = new LinkedHashSet<>();
    private @Nullable Path selected;
    private final SeenChecks seen = new SeenChecks();
    private @Nullable Path evicted;
    private long heardAt;

    public IceLite(IceCredentials credentials, long nowNanos) {
        this.credentials = credentials;
        this.heardAt = nowNanos;
    }

    /** ICE restart: the old credentials hold until the first check with the new ones. */
    public void restart(IceCredentials fresh) {
        before = credentials;
        credentials = fresh;
    }

    /**
     * An answer to a check, or null when it is not an authentic check for this peer, or one that was seen on another path:
     * whoever overheard a check must not draw the peer's media to an address of his own.
     */
    public byte @Nullable [] answer(StunMessage request, Path from, long nowNanos) {
        IceCredentials used = match(request);
        if (used == null || seen.elsewhere(request.transaction(), from)) {
            return null;
        }
        if (used == credentials) {
            before = null;
        }
        heardAt = nowNanos;
        paths.remove(from);
        paths.add(from);
        if (request.has(StunMessage.USE_CANDIDATE) || selected == null) {
            selected = from;
        }
        evicted = null;
        if (paths.size() > MAX_PATHS) {
            evicted = paths.stream()
                    .filter(path -> !path.equals(selected))
                    .findFirst()
                    .orElseThrow();
            paths.remove(evicted);
        }
        return StunMessage.builder(StunMessage.BINDING_SUCCESS, request.transaction())
                .mappedAddress(from.remote())
                .integrity(used.password())
                .fingerprint();
    }

    private @Nullable IceCredentials match(StunMessage request) {
        if (request.type() != StunMessage.BINDING_REQUEST) {
            return null;
        }
        if (credentials.authenticates(request)) {
            return credentials;
        }
        return before != null && before.authenticates(request) ? before : null;
    }

    public IceCredentials credentials() {
        return credentials;
    }

    /** Where to send; null before the first check. */
    public @Nullable Path selected() {
        return selected;
    }

    /** Whether a check from there was authentic. */
    public boolean knows(Path path) {
        return paths.contains(path);
    }

    /** The path that the last answered check took the place of, if any. */
    public @Nullable Path evicted() {
        return evicted;
    }

    /** When the last authentic check came. */
    public long heardAt() {
        return heardAt;
    }
}
