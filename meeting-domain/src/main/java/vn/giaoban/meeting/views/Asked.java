package vn.giaoban.meeting.views;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.views.Folding;

/**
 * What somebody typed, as words in lower case, and the month that they name.
 *
 * @param words all must occur
 * @param month in which it must have been, 1 to 12; null when none is meant
 * @param year of that month; null for every year
 */
record Asked(
        List<String> words,
        @Nullable Integer month,
        @Nullable Integer year) {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    Asked {
        words = List.copyOf(words);
    }

    /** The readings of a text, the likelier first: "tháng 3" beside other words is a month, else the words themselves. */
    static List<Asked> readings(String text) {
        List<String> words = Snippet.words(SearchIndex.exact(text));
        List<Asked> readings = new ArrayList<>();
        for (int at = 0; at < words.size() && readings.isEmpty(); at++) {
            Asked dated = dated(words, at);
            if (dated != null && !dated.words.isEmpty()) {
                readings.add(dated);
            }
        }
        if (!words.isEmpty()) {
            readings.add(new Asked(words, null, null));
        }
        return readings;
    }

    /** "tháng 3", "tháng 3/2026", "tháng 3 năm 2026" or "3/2026" beginning at a word. */
    private static @Nullable Asked dated(List<String> words, int at) {
        boolean named = is(words, at, "thang");
        int next = named ? at + 1 : at;
        Integer month = number(words, next, 1, 12);
        if (month == null) {
            return null;
        }
        int last = next + 1;
        Integer year = number(words, is(words, last, "nam") ? last + 1 : last, FIRST_YEAR, LAST_YEAR);
        if (!named && year == null) {
            return null;
        }
        int end = year == null ? last : is(words, last, "nam") ? last + 2 : last + 1;
        List<String> rest = new ArrayList<>(words.subList(0, at));
        rest.addAll(words.subList(end, words.size()));
        return new Asked(rest, month, year);
    }

    private static boolean is(List<String> words, int at, String folded) {
        return at < words.size() && Folding.fold(words.get(at)).equals(folded);
    }

    private static @Nullable Integer number(List<String> words, int at, int least, int most) {
        if (at >= words.size() || !words.get(at).matches("[0-9]{1,4}")) {
            return null;
        }
        int value = Integer.parseInt(words.get(at));
        return value >= least && value <= most ? value : null;
    }

    List<String> folded() {
        return words.stream().map(Folding::fold).toList();
    }

    /** Whether marks were typed at all; then they are meant. */
    boolean marked() {
        return !words.equals(folded());
    }
}
