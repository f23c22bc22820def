package vn.giaoban.media.sfu;

import java.net.InetAddress;

/**
 * How many checks from paths that nobody proved yet are looked at, by address: proving one costs a digest. All sites of a
 * province may come from one address at once, each with several checks a second. The table has a fixed size; addresses
 * that share a place share its budget.
 */
final class CheckBudget {
    private static final int PLACES = 1024;
    private static final int PER_SECOND = 4000;
    private static final long SECOND = 1_000_000_000L;

    private final long[] began = new long[PLACES];
    private final int[] spent = new int[PLACES];

    boolean allows(InetAddress from, long now) {
        int place = from.hashCode() * 0x9e3779b9 >>> 22;
        if (now - began[place] >= SECOND) {
            began[place] = now;
            spent[place] = 0;
        }
        return ++spent[place] <= PER_SECOND;
    }
}
