package vn.giaoban.signaling.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.regex.Pattern;

/** The title of a meeting that is held again: where it named its day or week, it names the new one. */
final class CopiedTitle {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Pattern DATE = Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{1,2})(/\\d{4})?(?![\\d/])");
    private static final Pattern WEEK = Pattern.compile("(?iu)(?<=\\btuần )(\\d{1,2})(?![\\d/])");

    private CopiedTitle() {}

    static String of(String title, Instant before, Instant now) {
        LocalDate old = LocalDate.ofInstant(before, VIETNAM);
        LocalDate day = LocalDate.ofInstant(now, VIETNAM);
        String dated = DATE.matcher(title).replaceAll(found -> {
            String year = found.group(3);
            boolean same = Integer.parseInt(found.group(1)) == old.getDayOfMonth()
                    && Integer.parseInt(found.group(2)) == old.getMonthValue()
                    && (year == null || year.equals("/" + old.getYear()));
            String fresh = "%02d/%02d".formatted(day.getDayOfMonth(), day.getMonthValue());
            return same ? fresh + (year == null ? "" : "/" + day.getYear()) : found.group();
        });
        return WEEK.matcher(dated)
                .replaceAll(found -> Integer.parseInt(found.group()) == week(old) ? "" + week(day) : found.group());
    }

    private static int week(LocalDate day) {
        return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
