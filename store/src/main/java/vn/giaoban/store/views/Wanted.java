package vn.giaoban.store.views;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who wants which views made anew, and waits for it. */
final class Wanted {
    private final List<Wish> asked = new ArrayList<>();
    private final List<Wish> begun = new ArrayList<>();

    private record Wish(Set<String> names, CompletableFuture<@Nullable Void> done) {}

    synchronized CompletableFuture<@Nullable Void> add(Set<String> names) {
        Wish wish = new Wish(Set.copyOf(names), new CompletableFuture<>());
        asked.add(wish);
        return wish.done();
    }

    /** What was asked since the last call: the caller begins it. */
    synchronized Set<String> names() {
        Set<String> names = new HashSet<>();
        asked.forEach(wish -> names.addAll(wish.names()));
        begun.addAll(asked);
        asked.clear();
        return names;
    }

    /** Whether somebody waits for a view. */
    synchronized boolean has(String name) {
        return Stream.concat(asked.stream(), begun.stream())
                .anyMatch(wish -> wish.names().contains(name));
    }

    /** These were made anew, after all that had been begun. */
    void done(Set<String> names) {
        List<Wish> fulfilled;
        synchronized (this) {
            fulfilled = begun.stream()
                    .filter(wish -> names.containsAll(wish.names()))
                    .toList();
            begun.removeAll(fulfilled);
        }
        fulfilled.forEach(wish -> wish.done().complete(null));
    }
}
