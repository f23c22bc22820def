package vn.giaoban.media.sfu;

import java.util.List;

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
        VirtualReceiver.Got last = null;
        for (int i = 0; i < all.size(); ) {
            VirtualReceiver.Got first = all.get(i);
            int n = 0;
            long came = 0;
            while (i < all.size() && same(first, all.get(i))) {
                came = Math.max(came, all.get(i++).arrival());
                n++;
            }
            boolean follows = last != null
                    && last.tag() == first.tag()
                    && last.layer() == first.layer()
                    && last.frame() + 1 == first.frame();
            if (n < first.count() || !first.key() && !follows) {
                last = null;
                continue;
            }
            last = first;
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

    private static boolean same(VirtualReceiver.Got a, VirtualReceiver.Got b) {
        return a.frame() == b.frame() && a.tag() == b.tag() && a.layer() == b.layer();
    }
}
