package vn.giaoban.store.views;

import org.jspecify.annotations.Nullable;
import vn.giaoban.store.log.Head;

/**
 * How far one view has come.
 *
 * @param reached the last commit applied and its hash
 * @param failure why it stopped, if it did; a stopped view keeps its rows and no longer follows
 */
public record ViewState(
        String name, int version, Head reached, @Nullable String failure) {}
