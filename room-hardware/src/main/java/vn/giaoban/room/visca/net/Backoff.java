package vn.giaoban.room.visca.net;

/** Pauses between attempts to open a line: half a second, doubled up to four. */
final class Backoff {
    private static final long FIRST = 500;
    private static final long LONGEST = 4_000;

    private long next = FIRST;

    void succeeded() {
        next = FIRST;
    }

    /** @throws InterruptedException when the line is given up */
    void pause() throws InterruptedException {
        Thread.sleep(next);
        next = Math.min(LONGEST, next * 2);
    }
}
