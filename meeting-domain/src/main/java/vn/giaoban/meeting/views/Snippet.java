package vn.giaoban.meeting.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import vn.giaoban.store.views.Folding;

/** Shows where words occur in a text, whatever marks were typed. */
public final class Snippet {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int AROUND = 60;
    private static final Set<String> GRAMMAR = Set.of(
            "để", "là", "và", "của", "các", "những", "được", "cho", "với", "thì", "mà", "đã", "đang", "sẽ", "về", "ở",
            "tại", "do", "bị", "này", "đó", "có", "không", "cũng", "như", "từ", "trong", "trên", "ra", "vào", "đến");

    private Snippet() {}

    /** A stretch of text, and whether it is what was looked for. */
    public record Piece(String text, boolean matched) {}

    /** The words of a text, in order. */
    static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The text around the first match, cut into pieces. */
    static List<Piece> of(String text, List<String> foldedWords) {
        List<MatchResult> hits = hits(text, foldedWords);
        int from = hits.isEmpty() ? 0 : cut(text, hits.getFirst().start() - AROUND);
        int to = hits.isEmpty() ? 2 * AROUND : hits.getFirst().end() + 2 * AROUND;
        int end = Math.min(text.length(), to);
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        for (MatchResult hit : hits) {
            if (hit.end() > end) {
                break;
            }
            plain(pieces, text.substring(at, hit.start()));
            pieces.add(new Piece(hit.group(), true));
            at = hit.end();
        }
        plain(pieces, text.substring(at, Math.max(at, end)));
        return pieces;
    }

    /** Whether a match is more than a word of grammar, which "de" finds in every "để". */
    static boolean matchesContent(String text, List<String> foldedWords) {
        List<MatchResult> hits = hits(text, foldedWords);
        return hits.isEmpty() || hits.stream().anyMatch(hit -> !GRAMMAR.contains(SearchIndex.exact(hit.group())));
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

    private static void plain(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, false));
        }
    }
}
