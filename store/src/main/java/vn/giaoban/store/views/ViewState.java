package vn.giaoban.store.views;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.log.Head;

/**
 * How far one view has come.
 *
 * @param reached the last commit applied and its hash; of what can be asked now, else of what is being made
 * @param serving whether it can be asked; until it was made for the first time, or made again in another version, it
 *     cannot
 * @param failure why it stopped, if it did; a stopped view keeps its rows and no longer follows
 * @param making how far it has been made anew, while it is
 */
public record ViewState(
        String name,
        int version,
        Head reached,
        boolean serving,
        @Nullable ViewFailure failure,
        @Nullable Making making) {

    /**
     * A view being made anew beside what serves.
     *
     * @param position reached by it
     * @param head that it is to reach
     * @param left how long it will take at the speed so far; null while nobody knows
     */
    public record Making(long position, long head, @Nullable Duration left) {
        /** From 0 to 100; 100 only when nothing is left. */
        public int percent() {
            return head == 0 ? 100 : (int) Math.min(100, 100 * position / head);
        }
    }
}
