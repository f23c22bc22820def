package vn.giaoban.server.access;

import java.nio.ByteBuffer;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.store.vault.Vault;

/**
 * The six digits by which a site's room system is let into one conference. Derived like a site's link, never stored: a
 * link that is re-issued changes the PIN with it.
 */
public final class RoomPins {
    private final Vault vault;

    public RoomPins(Vault vault) {
        this.vault = vault;
    }

    public String pin(ConferenceId conference, SiteId site, int generation) {
        byte[] mac = Tokens.hmac(vault.secretOrNew("link-secret"), "pin/" + conference + "/" + site + "/" + generation);
        long number = ByteBuffer.wrap(mac).getLong() >>> 1;
        return "%06d".formatted(number % 1_000_000);
    }

    /** The password by which a site's room registers; it stays the same over all conferences. */
    public String password(SiteId site) {
        return Tokens.text(Tokens.hmac(vault.secretOrNew("link-secret"), "room/" + site))
                .substring(0, 16);
    }
}
