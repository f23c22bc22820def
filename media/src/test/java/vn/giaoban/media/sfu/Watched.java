package vn.giaoban.media.sfu;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody who watched a slot saw: a picture is shown when all of it has come, and all that it refers to.
 *
 * @param pictures shown
 * @param longestMillis between two of them
 * @param frozenMillis in pauses of more than {@value #FREEZE_MILLIS} ms, all together
 */
record Watched(int pictures, long longestMillis, long frozenMillis) {
    static final long FREEZE_MILLIS = 300;

    /** From one time to another. */
    static Watched between(VirtualReceiver slot, long from, long to) {
        List<VirtualReceiver.Got> all = List.copyOf(slot.packets.values());
        int pictures = 0;
        long longest = 0;
        long frozen = 0;
        long shown = from;
        long ready = 0;
        Set<Integer> known = new HashSet<>();
        for (int i = 0; i < all.size(); ) {
            VirtualReceiver.Got first = all.get(i);
            int n = 0;
            long came = 0;
            while (i < all.size() && first.same(all.get(i))) {
                came = Math.max(came, all.get(i++).arrival());
                n++;
            }
            boolean follows = known.contains(first.refers()) && known.contains(first.refersToo());
            if (n < first.count() || !first.key() && !follows) {
                continue;
            }
            if (first.key()) {
                known.clear();
            }
            known.add(first.frame());
            ready = Math.max(ready, came);
            if (ready > from && ready <= to) {
                pictures++;
                long pause = (ready - shown) / 1_000_000;
                longest = Math.max(longest, pause);
                frozen += pause > FREEZE_MILLIS ? pause : 0;
                shown = ready;
            }
        }
        long rest = (to - shown) / 1_000_000;
        return new Watched(pictures, Math.max(longest, rest), frozen + (rest > FREEZE_MILLIS ? rest : 0));
    }
}
