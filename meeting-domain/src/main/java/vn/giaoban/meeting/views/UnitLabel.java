package vn.giaoban.meeting.views;

import java.util.Locale;

/** How a unit is printed. */
public final class UnitLabel {
    private UnitLabel() {}

    /** {@code "xã Kỳ Thượng"}; the name alone where it already begins with the type ({@code "Sở Tài chính"}). */
    public static String of(String type, String name) {
        boolean said = name.toLowerCase(Locale.ROOT).startsWith(type.toLowerCase(Locale.ROOT));
        return said ? name : type + " " + name;
    }
}
