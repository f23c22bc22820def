package vn.giaoban.server.rooms;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wrong PINs by where they came from: after ten in ten minutes nothing is tried any more. */
final class Misdials {
    private static final int MOST = 10;
    private static final long WITHIN_MILLIS = 600_000;
    private static final int REMEMBERED = 10_000;

    private final Map<InetAddress, Deque<Long>> wrong = new LinkedHashMap<>();

    synchronized boolean barred(InetAddress source, long nowMillis) {
        Deque<Long> times = wrong.get(source);
        if (times == null) {
            return false;
        }
        while (!times.isEmpty() && nowMillis - times.getFirst() > WITHIN_MILLIS) {
            times.removeFirst();
        }
        return times.size() >= MOST;
    }

    synchronized void wrong(InetAddress source, long nowMillis) {
        wrong.computeIfAbsent(source, s -> new ArrayDeque<>()).addLast(nowMillis);
        if (wrong.size() > REMEMBERED) {
            wrong.remove(wrong.keySet().iterator().next());
        }
    }
}
