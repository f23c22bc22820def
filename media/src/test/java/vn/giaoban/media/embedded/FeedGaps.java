package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.FeedTap;

/** For how long nothing of a feed's voice, or of its picture, came. */
final class FeedGaps implements FeedTap {
    /** A machine that does other things may stand still for a second; one that is flooded does so again and again. */
    private static final int ROUNDS = 3;

    private long voiceAt;
    private long pictureAt;
    private long longest;

    /** What is done again and again meanwhile. */
    interface Meanwhile {
        void once() throws Exception;
    }

    @Override
    public synchronized void packet(FeedPacket packet) {
        long now = System.nanoTime();
        if (packet.codec() == Codec.OPUS) {
            note(now, voiceAt);
            voiceAt = now;
        } else {
            note(now, pictureAt);
            pictureAt = now;
        }
        notifyAll();
    }

    private void note(long now, long before) {
        longest = before == 0 ? longest : Math.max(longest, now - before);
    }

    synchronized void awaitBoth(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (voiceAt == 0 || pictureAt == 0) {
            assertThat(System.nanoTime()).as("voice and picture come").isLessThan(end);
            wait(100);
        }
    }

    private synchronized void begin() {
        longest = 0;
    }

    private synchronized Duration longest() {
        long now = System.nanoTime();
        return Duration.ofNanos(Math.max(longest, Math.max(now - voiceAt, now - pictureAt)));
    }

    /** Fails when neither the time asked for, nor the next, nor the one after is without a longer gap. */
    void goesOnFor(Duration time, Duration gap, Meanwhile meanwhile) throws Exception {
        Duration longest = gap;
        for (int round = 0; round < ROUNDS && longest.compareTo(gap) >= 0; round++) {
            begin();
            for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
                meanwhile.once();
            }
            longest = longest();
        }
        assertThat(longest).as("without voice or picture").isLessThan(gap);
    }

    @Override
    public synchronized String toString() {
        return "longest gap " + longest / 1_000_000 + " ms";
    }
}
