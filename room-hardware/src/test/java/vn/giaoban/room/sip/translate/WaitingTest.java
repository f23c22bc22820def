package vn.giaoban.room.sip.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames before a process that is given no more than it can do. */
@Timeout(20)
class WaitingTest {
    private static final byte[] FRAME = {1};
    private static final byte[] KEY = {2};

    private final Waiting waiting = new Waiting();

    private void fill() throws InterruptedException {
        for (int i = 0; i < Waiting.INSIDE; i++) {
            assertThat(waiting.add(FRAME, false, 0)).isTrue();
            assertThat(waiting.take()).isSameAs(FRAME);
        }
    }

    private CompletableFuture<byte[]> taken() {
        CompletableFuture<byte[]> taken = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                taken.complete(waiting.take());
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        return taken;
    }

    @Test
    void aProcessGetsItsNextFrameWhenItHasPutOneOut() throws Exception {
        fill();
        waiting.add(KEY, true, 0);
        CompletableFuture<byte[]> next = taken();
        assertThat(next.copy()
                        .completeOnTimeout(null, 200, TimeUnit.MILLISECONDS)
                        .get())
                .as("too many inside")
                .isNull();
        waiting.done();
        assertThat(next.get()).isSameAs(KEY);
    }

    @Test
    void aProcessThatMakesNothingOfItsFramesGetsTheNextOnesAllTheSame() throws Exception {
        fill();
        waiting.add(KEY, true, 0);
        assertThat(taken().get()).isSameAs(KEY);
    }

    @Test
    void framesThatAreLateAreGivenUpForAKeyFrame() throws Exception {
        waiting.add(FRAME, false, 0);
        waiting.add(FRAME, false, 1);
        assertThat(waiting.add(KEY, true, Waiting.LATE_NANOS + 1)).isTrue();
        assertThat(waiting.take()).isSameAs(KEY);
    }

    @Test
    void framesThatAreLateAreGivenUpWithAnotherThatCannotBeSeenWithoutThem() throws Exception {
        waiting.add(FRAME, false, 0);
        assertThat(waiting.add(FRAME, false, Waiting.LATE_NANOS + 1)).isFalse();
        assertThat(waiting.add(KEY, true, Waiting.LATE_NANOS + 2)).isTrue();
        assertThat(waiting.take()).isSameAs(KEY);
    }

    @Test
    void aKeyFrameThatIsLateIsStillShownUntilAnotherComes() throws Exception {
        waiting.add(KEY, true, 0);
        waiting.add(FRAME, false, 1);
        assertThat(waiting.add(FRAME, false, Waiting.LATE_NANOS + 1)).isFalse();
        assertThat(waiting.take()).isSameAs(KEY);
        byte[] other = {3};
        waiting.add(KEY, true, 0);
        assertThat(waiting.add(other, true, Waiting.LATE_NANOS + 1)).isTrue();
        assertThat(waiting.take()).isSameAs(other);
    }

    @Test
    void aKeyFrameThatIsNotLateStaysWithWhatFollowsItWhereThoseBeforeItAreLate() throws Exception {
        byte[] fresh = {3};
        waiting.add(KEY, true, 0);
        waiting.add(FRAME, false, 1);
        waiting.add(fresh, true, Waiting.LATE_NANOS - 1);
        assertThat(waiting.add(FRAME, false, Waiting.LATE_NANOS + 1)).isTrue();
        assertThat(waiting.take()).isSameAs(fresh);
        assertThat(waiting.take()).isSameAs(FRAME);
    }

    @Test
    void ofKeyFramesThatAreLateTheNewestIsShown() throws Exception {
        byte[] newer = {3};
        waiting.add(KEY, true, 0);
        waiting.add(newer, true, 1);
        waiting.add(FRAME, false, 2);
        assertThat(waiting.add(FRAME, false, Waiting.LATE_NANOS + 2)).isFalse();
        assertThat(waiting.take()).isSameAs(newer);
    }

    @Test
    void framesThatAreNotLateAreAllKept() throws Exception {
        waiting.add(FRAME, false, 0);
        assertThat(waiting.add(KEY, true, Waiting.LATE_NANOS)).isTrue();
        assertThat(waiting.take()).isSameAs(FRAME);
        assertThat(waiting.take()).isSameAs(KEY);
    }

    @Test
    void theEndComesAtOnceAlsoToWhomWaits() throws ExecutionException, InterruptedException {
        CompletableFuture<byte[]> next = taken();
        waiting.end();
        assertThat(next.get()).isNull();
        waiting.add(KEY, true, 0);
        assertThat(waiting.take()).isNull();
    }
}
