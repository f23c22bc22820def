package vn.giaoban.room.sip.menu;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a dialled address says: {@code 12007}, {@code 12007*481516}, {@code 12007.481516}, {@code 12007#481516} or
 * {@code 12007-481516}. Anything else only reaches the menu.
 */
public record Dialled(@Nullable String number, @Nullable String pin) {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,12})(?:[*.#-](\\d{1,12}))?#?");

    public static Dialled of(String user) {
        Matcher match =
                NUMBER.matcher(user.replace("%23", "#").replace("%2A", "*").replace("%2a", "*"));
        return match.matches() ? new Dialled(match.group(1), match.group(2)) : new Dialled(null, null);
    }
}
