package vn.giaoban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.meeting.live.LiveEvent;
import vn.giaoban.meeting.live.LiveEvent.MediaInterrupted;
import vn.giaoban.meeting.live.LiveEvent.RecordingSealed;
import vn.giaoban.meeting.live.LiveEvent.RecordingStarted;
import vn.giaoban.meeting.live.LiveEvent.RecordingStopped;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.recording.seal.SealKey;
import vn.giaoban.recording.seal.Sealer;
import vn.giaoban.recording.seal.SecretStore;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;

/** On a real disk and real threads; the clock runs four times as fast. */
class RecordConferenceTest {
    private static final String RECORDING = RecordConference.recordingOf(FakeLive.CONFERENCE);

    @TempDir
    Path data;

    private final FakeLive live = new FakeLive();
    private final FakeMedia media = new FakeMedia();
    private final AtomicInteger anchors = new AtomicInteger();
    private final AtomicInteger pulses = new AtomicInteger();
    private final Secrets secrets = new Secrets();
    private final long origin = System.nanoTime();
    private @Nullable RecordConference running;

    @BeforeEach
    void start() {
        running = started();
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    @Test
    void aLiveConferenceIsRecordedAndSealedWhenItIsClosed() throws IOException {
        assertThat(media.tap.get()).isNull();
        live.become(Status.LIVE);
        eventually(() -> pulses.get() >= 3);
        assertThat(live.noted()).containsExactly(new RecordingStarted(RECORDING));
        live.become(Status.CLOSED);
        eventually(() -> anchors.get() == 1);

        assertThat(media.tap.get()).isNull();
        ArchivedRecording recording = archive().find(RECORDING).orElseThrow();
        assertThat(recording.sealed()).isTrue();
        assertThat(recording.durationMillis()).isGreaterThan(3_000);
        RecordingSealed sealed = live.noted(RecordingSealed.class).getFirst();
        assertThat(recording
                        .check(SealKey.of(secrets).publicKey(), sealed.manifestSha256())
                        .faults())
                .isEmpty();
        assertThat(sealed.segments()).isEqualTo(1);
        assertThat(live.noted(RecordingStopped.class))
                .containsExactly(new RecordingStopped(RECORDING, "meeting-closed"));
    }

    @Test
    void aRoomIsHeldOpenOnlyWhileItIsLive() {
        eventually(() -> live.looks() > 2);
        assertThat(live.watched()).isFalse();
        live.become(Status.LIVE);
        eventually(live::watched);
        live.become(Status.CLOSED);
        eventually(() -> !live.watched());
    }

    @Test
    void afterARestartTheSameRecordingGoesOnAndTheGapIsNoted() throws IOException {
        live.become(Status.LIVE);
        eventually(() -> pulses.get() >= 2);
        stop();
        int before = pulses.get();
        long gone = clock();
        eventually(() -> clock() > gone + 2_000);
        start();
        eventually(() -> pulses.get() >= before + 2);
        eventually(() -> live.noted(MediaInterrupted.class).size() == 1);
        live.become(Status.CLOSED);
        eventually(() -> anchors.get() == 1);

        ArchivedRecording recording = archive().find(RECORDING).orElseThrow();
        assertThat(recording.segments()).hasSize(2);
        assertThat(recording.gaps()).hasSize(1);
        MediaInterrupted gap = live.noted(MediaInterrupted.class).getFirst();
        assertThat(gap.from().toEpochMilli())
                .isEqualTo(recording.gaps().getFirst().fromMillis());
        assertThat(gap.to().toEpochMilli())
                .isEqualTo(recording.segments().getLast().startMillis());
    }

    @Test
    void whatWasClosedWhileTheServerWasGoneIsSealedAtTheStartAndOnlyOnce() throws IOException {
        live.become(Status.LIVE);
        eventually(() -> pulses.get() >= 2);
        stop();
        live.become(Status.CLOSED);
        start();
        eventually(() -> anchors.get() == 1);
        stop();
        start();
        assertThat(archive().find(RECORDING).orElseThrow().sealed()).isTrue();
        assertThat(live.noted(RecordingSealed.class)).hasSize(1);
    }

    @Test
    void aDiskThatCannotBeWrittenPutsTheLightOutUntilItCan() throws IOException {
        Path blocked = data.resolve("recordings");
        Files.writeString(blocked, "a file where a folder should be");
        live.become(Status.LIVE);
        eventually(() -> live.noted(RecordingStopped.class).size() == 1);
        assertThat(live.noted()).containsExactly(new RecordingStopped(RECORDING, "disk-failed"));
        Files.delete(blocked);
        eventually(() -> live.noted(RecordingStarted.class).size() == 1);
    }

    @Test
    void aLogThatIsAwayForAMomentLosesNoFact() {
        live.failNext(1);
        live.become(Status.LIVE);
        eventually(() -> live.noted(RecordingStarted.class).size() == 1);
        assertThat(live.noted()).map(LiveEvent::getClass).hasSize(1);
    }

    private RecordingArchive archive() {
        return new RecordingArchive(data);
    }

    private long clock() {
        return 1_772_000_000_000L + (System.nanoTime() - origin) / 250_000;
    }

    private RecordConference started() {
        return RecordConference.start(new RecordConference.Ports(
                media,
                live,
                archive(),
                new Sealer(SealKey.of(secrets)),
                () -> new Head(12, Hash.GENESIS),
                anchors::incrementAndGet,
                this::clock,
                (conference, recording, programMillis, bytes) -> pulses.incrementAndGet()));
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 30 s").isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static final class Secrets implements SecretStore {
        private final Map<String, byte[]> kept = new HashMap<>();

        @Override
        public synchronized Optional<byte[]> secret(String name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public synchronized void putSecret(String name, byte[] value) {
            kept.put(name, value);
        }
    }
}
