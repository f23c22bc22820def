package vn.giaoban.server.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giaoban.store.views.Folding;

/** Looks for words in all bytes of all files of a folder, however they may be written there. */
final class Marks {
    private Marks() {}

    /** The files that hold one of the words, each with the word. */
    static Set<String> in(Path folder, List<String> words) throws IOException {
        Set<String> found = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
            for (String word : words) {
                if (writings(word).stream().anyMatch(bytes::contains)) {
                    found.add(folder.relativize(file) + ": " + word);
                }
            }
        }
        return found;
    }

    private static Set<String> writings(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Stream.of(word, lower, Folding.fold(word), Folding.fold(word).replace(" ", ""))
                .flatMap(w -> Stream.of(w, Normalizer.normalize(w, Normalizer.Form.NFD)))
                .flatMap(w -> Stream.of(w.getBytes(UTF_8), w.getBytes(UTF_16LE)))
                .map(bytes -> new String(bytes, ISO_8859_1))
                .collect(Collectors.toSet());
    }
}
