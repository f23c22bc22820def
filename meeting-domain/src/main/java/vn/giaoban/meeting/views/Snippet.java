package vn.giaoban.meeting.views;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vn.giaoban.store.views.Folding;

/** Shows where words occur in a text, whatever marks were typed. */
public final class Snippet {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int AROUND = 60;

    private Snippet() {}

    /** A stretch of text, and whether it is what was looked for. */
    public record Piece(String text, boolean matched) {}

    /** The words of a text, in order. */
    static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /**
     * The text around the first match, cut into pieces: whole phrases where there are any, else single words. Words that
     * stand together are one piece.
     */
    static List<Piece> of(String text, List<String> foldedWords) {
        List<MatchResult> all = hits(text, foldedWords);
        List<MatchResult> phrases = phrases(text, all, foldedWords);
        List<MatchResult> hits = phrases.isEmpty() ? all : phrases;
        int from = hits.isEmpty() ? 0 : cut(text, hits.getFirst().start() - AROUND);
        int end = hits.isEmpty() ? text.length() : wordEnd(text, from + 4 * AROUND);
        List<Piece> pieces = new ArrayList<>();
        plain(pieces, from > 0 ? "… " : "");
        int at = from;
        for (int i = 0; i < hits.size(); i++) {
            int start = hits.get(i).start();
            while (i + 1 < hits.size() && together(text, hits.get(i), hits.get(i + 1))) {
                i++;
            }
            if (start < from || hits.get(i).end() > end) {
                continue;
            }
            plain(pieces, text.substring(at, start));
            at = hits.get(i).end();
            pieces.add(new Piece(text.substring(start, at), true));
        }
        plain(pieces, text.substring(at, Math.max(at, end)) + (end < text.length() ? " …" : ""));
        return pieces;
    }

    /** The hits that belong to a stretch in which all the words follow each other as asked. */
    private static List<MatchResult> phrases(String text, List<MatchResult> hits, List<String> foldedWords) {
        List<MatchResult> found = new ArrayList<>();
        int length = foldedWords.size();
        for (int i = 0; length > 0 && i + length <= hits.size(); i++) {
            List<MatchResult> run = hits.subList(i, i + length);
            boolean joined = IntStream.range(1, run.size()).allMatch(k -> together(text, run.get(k - 1), run.get(k)));
            if (joined
                    && run.stream()
                            .map(hit -> Folding.fold(hit.group()))
                            .toList()
                            .equals(foldedWords)) {
                found.addAll(run);
                i += length - 1;
            }
        }
        return found;
    }

    private static boolean together(String text, MatchResult one, MatchResult next) {
        return text.substring(one.end(), next.start()).isBlank();
    }

    private static List<MatchResult> hits(String text, List<String> foldedWords) {
        return WORD.matcher(text)
                .results()
                .filter(word -> foldedWords.contains(Folding.fold(word.group())))
                .toList();
    }

    private static int cut(String text, int wanted) {
        int at = Math.max(0, wanted);
        while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int wordEnd(String text, int wanted) {
        int at = Math.min(text.length(), wanted);
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static void plain(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, false));
        }
    }
}
