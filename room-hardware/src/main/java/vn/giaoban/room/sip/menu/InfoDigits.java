package vn.giaoban.room.sip.menu;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A key pressed, told by SIP INFO: {@code application/dtmf-relay} and {@code application/dtmf}. */
public final class InfoDigits {
    private static final String KEYS = "0123456789*#";

    private InfoDigits() {}

    /** The digit, null when the message is about something else. */
    public static @Nullable Character of(String contentType, String body) {
        return switch (contentType) {
            case "application/dtmf" -> key(body.strip());
            case "application/dtmf-relay" -> {
                for (String line : body.split("\r?\n")) {
                    String[] pair = line.split("=", 2);
                    if (pair.length == 2
                            && pair[0].strip().toLowerCase(Locale.ROOT).equals("signal")) {
                        yield key(pair[1].strip());
                    }
                }
                yield null;
            }
            default -> null;
        };
    }

    private static @Nullable Character key(String text) {
        String key = switch (text) {
            case "10" -> "*";
            case "11" -> "#";
            default -> text;
        };
        return key.length() == 1 && KEYS.contains(key) ? key.charAt(0) : null;
    }
}
