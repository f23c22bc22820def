package vn.giaoban.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveEvent;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.recording.capture.RecordingFolder;
import vn.giaoban.recording.seal.Sealer;
import vn.giaoban.store.log.CommitLog.Subscription;
import vn.giaoban.store.log.Head;

/**
 * Records every conference while it is live, and seals its recording when it is closed. After a restart it goes on in
 * the same recording with the gap marked, and seals what was closed meanwhile; doing so twice changes nothing.
 */
public final class RecordConference implements AutoCloseable {
    /** At most so much of a meeting's first moments is not recorded. */
    private static final int LOOK_MILLIS = 200;

    private static final int TICK_MILLIS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(RecordConference.class);

    private final Ports ports;
    private final Notes notes;
    private final ScheduledExecutorService control = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("recording").daemon().factory());
    private final ExecutorService sealing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sealing").daemon().factory());
    private final Map<ConferenceId, Subscription> followed = new HashMap<>();
    private final Map<ConferenceId, Taping> tapings = new HashMap<>();
    private final Set<ConferenceId> sealed = new HashSet<>();

    /**
     * What it works with.
     *
     * @param head the log's durable end
     * @param anchor called after a seal is in the log, so that the log's anchor covers it
     * @param clock the server's clock in Unix milliseconds, never backwards: {@link #steadyClock}
     * @param pulse hears every heartbeat, about one a second per recording; on a feed's thread
     */
    public record Ports(
            MediaPlane media,
            LiveConferences live,
            RecordingArchive archive,
            Sealer sealer,
            Supplier<Head> head,
            Runnable anchor,
            LongSupplier clock,
            Pulse pulse) {}

    /** Hears that data is being written. */
    @FunctionalInterface
    public interface Pulse {
        void beat(ConferenceId conference, String recording, long programMillis, long bytes);
    }

    private RecordConference(Ports ports) {
        this.ports = ports;
        this.notes = new Notes(ports.live(), control);
    }

    /** Begins: goes on with what an earlier run left, and looks for live conferences from then on. */
    public static RecordConference start(Ports ports) {
        RecordConference recorder = new RecordConference(ports);
        recorder.control.execute(recorder::takeUp);
        recorder.every(LOOK_MILLIS, recorder::look);
        recorder.every(TICK_MILLIS, recorder::tick);
        return recorder;
    }

    /** Wall time as it was at the start, carried on by a clock that nobody sets. */
    public static LongSupplier steadyClock() {
        Instant wall = Instant.now();
        long origin = System.nanoTime();
        return () -> wall.plus(Duration.ofNanos(System.nanoTime() - origin)).toEpochMilli();
    }

    /** The id of a conference's recording; the same however often it is asked for. */
    public static String recordingOf(ConferenceId conference) {
        return Notes.id("recording", conference.toString()).toString();
    }

    /** Ends every capture in good order; what is live goes on after the next start. */
    @Override
    public void close() {
        control.execute(() -> {
            followed.values().forEach(Subscription::close);
            followed.clear();
            tapings.values().forEach(Taping::close);
            tapings.clear();
        });
        control.shutdown();
        sealing.shutdown();
        try {
            if (!control.awaitTermination(20, TimeUnit.SECONDS) || !sealing.awaitTermination(60, TimeUnit.SECONDS)) {
                log.warn("recording: not everything was completed at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void every(int millis, Runnable task) {
        var unused = control.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        log.error("recording: looking after the conferences failed", e);
                    }
                },
                0,
                millis,
                TimeUnit.MILLISECONDS);
    }

    private void look() {
        for (LiveRoom room : ports.live().open()) {
            if (room.status() == Status.LIVE && !sealed.contains(room.conference())) {
                follow(room.conference());
            }
        }
    }

    private void tick() {
        long now = ports.clock().getAsLong();
        tapings.values().forEach(taping -> taping.tick(now));
    }

    private void follow(ConferenceId conference) {
        if (!followed.containsKey(conference)) {
            followed.put(conference, ports.live().watch(conference, room -> later(() -> seen(room))));
        }
    }

    private void unfollow(ConferenceId conference) {
        Subscription subscription = followed.remove(conference);
        if (subscription != null) {
            subscription.close();
        }
    }

    private void later(Runnable task) {
        try {
            control.execute(task);
        } catch (RejectedExecutionException closing) {
            log.debug("recording: closing");
        }
    }

    private void seen(LiveRoom room) {
        ConferenceId conference = room.conference();
        if (room.status() == Status.LIVE && !tapings.containsKey(conference) && !sealed.contains(conference)) {
            String recording = recordingOf(conference);
            RecordingFolder folder = new RecordingFolder(ports.archive().folder(conference.toString(), recording));
            tapings.put(conference, new Taping(ports, notes, conference, recording, folder));
        } else if (room.status() == Status.CLOSED && sealed.add(conference)) {
            unfollow(conference);
            Taping taping = tapings.remove(conference);
            if (taping != null) {
                taping.close();
                notes.note(
                        conference,
                        new LiveEvent.RecordingStopped(taping.recording(), "meeting-closed"),
                        Notes.id("closed", taping.recording()));
            }
            seal(conference);
        }
    }

    /** What an earlier run left: a live conference goes on at once, a closed one is sealed. */
    private void takeUp() {
        try {
            for (ArchivedRecording recording : ports.archive().all()) {
                if (!Files.exists(recording.folder().resolve(RecordingArchive.NOTED))) {
                    takeUp(new ConferenceId(UUID.fromString(recording.conference())));
                }
            }
        } catch (IOException | RuntimeException e) {
            log.error("recording: looking for unsealed recordings failed", e);
        }
    }

    private void takeUp(ConferenceId conference) {
        Status status = ports.live().room(conference).map(LiveRoom::status).orElse(Status.SCHEDULED);
        if (status == Status.CLOSED && sealed.add(conference)) {
            seal(conference);
        } else if (status == Status.LIVE) {
            follow(conference);
        }
    }

    private void seal(ConferenceId conference) {
        String recording = recordingOf(conference);
        Path folder = ports.archive().folder(conference.toString(), recording);
        if (Files.exists(folder.resolve(RecordingFolder.INDEX))
                && !Files.exists(folder.resolve(RecordingArchive.NOTED))) {
            sealing.execute(() -> sealNow(conference, recording, folder));
        }
    }

    private void sealNow(ConferenceId conference, String recording, Path folder) {
        try {
            Sealer.Seal seal = ports.sealer()
                    .seal(
                            new RecordingFolder(folder),
                            ports.head().get(),
                            ports.clock().getAsLong());
            notes.note(
                            conference,
                            new LiveEvent.RecordingSealed(
                                    recording, seal.manifestSha256(), seal.merkleRoot(), seal.segments()),
                            Notes.id("sealed", recording))
                    .thenRun(() -> noted(folder));
        } catch (IOException | RuntimeException e) {
            log.error("recording {}: sealing failed; it is tried again at the next start", recording, e);
        }
    }

    private void noted(Path folder) {
        try {
            Files.writeString(folder.resolve(RecordingArchive.NOTED), "");
            ports.anchor().run();
        } catch (IOException e) {
            log.warn("recording: the seal is in the log, but that could not be marked in {}", folder, e);
        }
    }
}
