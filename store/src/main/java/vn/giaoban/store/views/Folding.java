package vn.giaoban.store.views;

import java.text.Normalizer;
import java.util.Locale;

/** Makes text findable without its Vietnamese marks. */
public final class Folding {
    private Folding() {}

    /** Lower case, without marks, đ as d: {@code "Đường Nguyễn Huệ"} becomes {@code "duong nguyen hue"}. */
    public static String fold(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(lower.length());
        Normalizer.normalize(lower, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> folded.appendCodePoint(c == 'đ' ? 'd' : c));
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
