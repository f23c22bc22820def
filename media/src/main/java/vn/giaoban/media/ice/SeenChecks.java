package vn.giaoban.media.ice;

import java.util.Arrays;

/** Remembers the last checks of one peer, and where each came from; a browser checks every few seconds. */
final class SeenChecks {
    private static final int CHECKS = 1024;

    private final long[] transactions = new long[CHECKS];
    private final int[] paths = new int[CHECKS];
    private int next;

    /** Whether that transaction was seen on another path before; remembers a new one. */
    boolean elsewhere(byte[] transaction, Path from) {
        // Both halves of it are random; 64 bits of them tell 1024 checks apart.
        long key = Arrays.hashCode(transaction) * 0x9e3779b97f4a7c15L;
        for (int i = 4; i < transaction.length; i++) {
            key = key * 31 + transaction[i];
        }
        int path = from.hashCode();
        for (int i = 0; i < CHECKS; i++) {
            if (transactions[i] == key) {
                return paths[i] != path;
            }
        }
        transactions[next] = key;
        paths[next] = path;
        next = (next + 1) % CHECKS;
        return false;
    }
}
