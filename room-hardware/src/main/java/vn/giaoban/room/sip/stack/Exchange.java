package vn.giaoban.room.sip.stack;

import java.util.Locale;

/**
 * An exchange (PBX) that asks who calls.
 *
 * @param domain as in the addresses that are called through it: {@code sip:6001@domain}
 */
public record Exchange(String domain, String user, String password) {
    public Exchange {
        domain = domain.toLowerCase(Locale.ROOT);
    }

    /**
     * Of a text such as {@code giaoban:password@pbx.example}.
     *
     * @throws IllegalArgumentException when it looks otherwise
     */
    public static Exchange of(String text) {
        int at = text.lastIndexOf('@');
        int colon = text.indexOf(':');
        if (colon < 1 || at < colon || at == text.length() - 1) {
            throw new IllegalArgumentException("giaoban.sip.exchanges must look like user:password@pbx.example");
        }
        return new Exchange(text.substring(at + 1), text.substring(0, colon), text.substring(colon + 1, at));
    }

    @Override
    public String toString() {
        return user + "@" + domain;
    }
}
