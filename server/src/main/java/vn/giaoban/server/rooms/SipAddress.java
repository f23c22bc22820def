package vn.giaoban.server.rooms;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.signaling.api.Problem;

/** Addresses of room systems as people type them: a SIP URI (RFC 3261, 19.1) without password and headers. */
final class SipAddress {
    private static final String HOST = "(\\[[0-9a-f:.]{2,45}]|[a-z0-9.-]{1,100})";
    private static final String PORT = "(6553[0-5]|655[0-2]\\d|65[0-4]\\d\\d|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{0,3})";
    private static final Pattern FORM =
            Pattern.compile("(?i)sips?:([^\\s<>@:;?/\"]{1,64}@)?" + HOST + "(:" + PORT + ")?(;[a-z0-9.=;-]{1,80})?");

    private SipAddress() {}

    /** The host in an address, in small letters. */
    static String host(String address) {
        String rest = address.substring(address.lastIndexOf('@') + 1).replaceFirst("(?i)^sips?:", "");
        return rest.replaceFirst("(^\\[[^]]*]|^[^:;]*).*", "$1").toLowerCase(Locale.ROOT);
    }

    /** The address of a body's field {@code address}; null for none. */
    static @Nullable String of(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String address = given.strip();
        if (!FORM.matcher(address).matches()) {
            throw Problem.badField("address");
        }
        return address;
    }
}
