package vn.giaoban.recording;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.mix.ProgramFeed;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.live.LiveEvent;
import vn.giaoban.recording.capture.CaptureListener;
import vn.giaoban.recording.capture.Recorder;
import vn.giaoban.recording.capture.RecordingFolder;

/** One live conference being recorded: its feed, its recorder, its light. */
final class Taping implements CaptureListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Taping.class);

    private final RecordConference.Ports ports;
    private final Notes notes;
    private final ConferenceId conference;
    private final String recording;
    private final RecordingFolder folder;
    private final RoomId room;
    private final Light light;
    private @Nullable Capture capture;

    private record Capture(Recorder recorder, ProgramFeed feed) {}

    Taping(
            RecordConference.Ports ports,
            Notes notes,
            ConferenceId conference,
            String recording,
            RecordingFolder folder) {
        this.ports = ports;
        this.notes = notes;
        this.conference = conference;
        this.recording = recording;
        this.folder = folder;
        this.room = new RoomId(conference.toString());
        this.light = new Light(ports.clock().getAsLong());
        begin();
    }

    String recording() {
        return recording;
    }

    /** Watches the light, and begins when the disk did not let it before. */
    void tick(long nowMillis) {
        if (capture == null) {
            begin();
        }
        Optional<Light.Change> change;
        synchronized (light) {
            change = light.tick(nowMillis);
        }
        change.ifPresent(this::tell);
    }

    @Override
    public void beat(long programMillis, long bytes) {
        Optional<Light.Change> change;
        synchronized (light) {
            change = light.beat(ports.clock().getAsLong());
        }
        change.ifPresent(this::tell);
        ports.pulse().beat(conference, recording, programMillis, bytes);
    }

    @Override
    public void failed(String reason) {
        Optional<Light.Change> change;
        synchronized (light) {
            change = light.failed(reason);
        }
        change.ifPresent(this::tell);
    }

    @Override
    public void interrupted(long fromMillis, long toMillis) {
        var unused = notes.note(
                conference,
                new LiveEvent.MediaInterrupted(Instant.ofEpochMilli(fromMillis), Instant.ofEpochMilli(toMillis)),
                Notes.id("interrupted", recording + "/" + fromMillis));
    }

    /** Ends the capture; the last segment is complete when this returns. */
    @Override
    public void close() {
        Capture running = capture;
        if (running != null) {
            capture = null;
            ports.media().feed(room, null);
            running.feed().close();
            running.recorder().close();
        }
    }

    private void begin() {
        try {
            Recorder recorder = Recorder.open(folder, conference.toString(), recording, this);
            ProgramFeed feed = new ProgramFeed(
                    recording, ports.clock(), () -> ports.media().refresh(room), recorder);
            recorder.asksWith(feed::wantKey);
            ports.media().feed(room, feed);
            capture = new Capture(recorder, feed);
        } catch (IOException e) {
            log.error("recording {}: cannot begin in {}", recording, folder.path(), e);
            failed("disk-failed");
        }
    }

    private void tell(Light.Change change) {
        long now = ports.clock().getAsLong();
        LiveEvent fact = switch (change) {
            case Light.Change.Lit lit -> new LiveEvent.RecordingStarted(recording);
            case Light.Change.Dark dark -> new LiveEvent.RecordingStopped(recording, dark.reason());
        };
        var unused = notes.note(conference, fact, Notes.id(fact.getClass().getSimpleName(), recording + "/" + now));
    }
}
