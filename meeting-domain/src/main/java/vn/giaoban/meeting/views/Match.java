package vn.giaoban.meeting.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.giaoban.store.views.Folding;

/**
 * How a text answers what was asked.
 *
 * @param form the asked words as the text writes them
 * @param phrase whether they stand together in their order
 * @param weak how many are only words of grammar, or halves of another word as "đề" in "đề nghị" is for "de"
 * @param own whether all stand in what was said, by whom, for whom; else some only in another name of the unit
 */
record Match(List<String> form, boolean phrase, int weak, boolean own) {
    private static final Set<String> GRAMMAR = Set.of(
            "để", "là", "và", "của", "các", "những", "được", "cho", "với", "thì", "mà", "đã", "đang", "sẽ", "về", "ở",
            "tại", "do", "bị", "này", "đó", "có", "không", "cũng", "như", "từ", "trong", "trên", "ra", "vào", "đến");

    /** Words of two syllables that stand in every paper, and that nobody means who asks for one of the two. */
    private static final Set<String> PAIRS = Set.of(
            "đề nghị",
            "đề xuất",
            "đề án",
            "đề tài",
            "đề cương",
            "đề ra",
            "vấn đề",
            "chủ đề",
            "chuyên đề",
            "điều hành",
            "điều chỉnh",
            "điều động",
            "điều tiết",
            "điều tra",
            "điều kiện",
            "điều khoản");

    /** The more of what was meant, the earlier. */
    static final Comparator<Match> BEST = Comparator.comparingInt(Match::weak)
            .thenComparing(Match::phrase, Comparator.reverseOrder())
            .thenComparing(Match::own, Comparator.reverseOrder());

    Match {
        form = List.copyOf(form);
    }

    private record Word(String written, String folded, List<String> partners) {
        boolean weak(Asked asked) {
            boolean meant = asked.marked() && asked.words().contains(written);
            return !meant && (GRAMMAR.contains(written) || !asked.folded().containsAll(partners));
        }
    }

    /** Compares texts with what was asked; each text is read for itself. {@code names} are the unit's other names. */
    static Match of(List<String> texts, String names, Asked asked) {
        List<List<Word>> own = texts.stream().map(Match::read).toList();
        Optional<List<Word>> phrase = own.stream()
                .flatMap(words -> phrases(words, asked.folded()))
                .min(Comparator.comparingLong((List<Word> words) -> weakOf(words, asked))
                        .thenComparing(words -> !written(words).equals(asked.words())));
        if (phrase.isPresent()) {
            return new Match(written(phrase.get()), true, (int) weakOf(phrase.get(), asked), true);
        }
        List<Word> said = own.stream().flatMap(List::stream).toList();
        List<Word> named = read(names);
        List<Word> found = new ArrayList<>();
        boolean all = true;
        for (int i = 0; i < asked.words().size(); i++) {
            Optional<Word> word = best(said, asked, i);
            all &= word.isPresent();
            word.or(() -> best(named, asked, found.size())).ifPresent(found::add);
        }
        return new Match(written(found), false, (int) weakOf(found, asked), all);
    }

    /** Whether every word that was typed with marks is written with these marks. */
    boolean asTyped(Asked asked) {
        return form.size() == asked.words().size()
                && IntStream.range(0, form.size()).allMatch(i -> {
                    String typed = asked.words().get(i);
                    return form.get(i).equals(typed) || Folding.fold(typed).equals(typed);
                });
    }

    private static List<Word> read(String text) {
        List<String> words = Snippet.words(SearchIndex.exact(text));
        return IntStream.range(0, words.size())
                .mapToObj(i -> {
                    String word = words.get(i);
                    Stream<String> before = i > 0 && PAIRS.contains(words.get(i - 1) + " " + word)
                            ? Stream.of(words.get(i - 1))
                            : Stream.empty();
                    Stream<String> after = i + 1 < words.size() && PAIRS.contains(word + " " + words.get(i + 1))
                            ? Stream.of(words.get(i + 1))
                            : Stream.empty();
                    return new Word(
                            word,
                            Folding.fold(word),
                            Stream.concat(before, after).map(Folding::fold).toList());
                })
                .toList();
    }

    private static Stream<List<Word>> phrases(List<Word> words, List<String> folded) {
        return IntStream.rangeClosed(0, words.size() - folded.size())
                .mapToObj(at -> words.subList(at, at + folded.size()))
                .filter(part -> part.stream().map(Word::folded).toList().equals(folded));
    }

    private static Optional<Word> best(List<Word> words, Asked asked, int at) {
        String typed = asked.words().get(at);
        String folded = Folding.fold(typed);
        return words.stream()
                .filter(word -> word.folded().equals(folded))
                .min(Comparator.comparing((Word word) -> word.weak(asked))
                        .thenComparing(word -> !word.written().equals(typed)));
    }

    private static long weakOf(List<Word> words, Asked asked) {
        return words.stream().filter(word -> word.weak(asked)).count();
    }

    private static List<String> written(List<Word> words) {
        return words.stream().map(Word::written).toList();
    }
}
