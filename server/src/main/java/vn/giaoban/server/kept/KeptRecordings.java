package vn.giaoban.server.kept;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.store.blob.BlobFault;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.mongo.MongoStore;

/**
 * Copies every recording into GridFS once it is sealed, and brings one back that its data folder does not have: that of
 * another node, or of a folder that was lost. Without a database configured it does nothing. While none answers, the
 * copies wait; meetings, recording and playing from the folder go on.
 */
public final class KeptRecordings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptRecordings.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final RecordingsConfiguration configuration;
    private final RecordingArchive archive;
    private final Set<String> kept = new HashSet<>();
    private final ReentrantLock opening = new ReentrantLock();
    private final ReentrantLock bringing = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread keeper;
    private @Nullable MongoStore store;
    private boolean complained;

    private KeptRecordings(RecordingsConfiguration configuration, RecordingArchive archive) {
        this.configuration = configuration;
        this.archive = archive;
        this.keeper = Thread.ofPlatform().daemon().name("recordings-kept").unstarted(this::keep);
    }

    public static KeptRecordings start(RecordingsConfiguration configuration, RecordingArchive archive) {
        KeptRecordings recordings = new KeptRecordings(configuration, archive);
        if (configuration.on()) {
            recordings.keeper.start();
        }
        return recordings;
    }

    private void keep() {
        try {
            do {
                try {
                    keepAll();
                    complained = false;
                } catch (IOException | RuntimeException e) {
                    if (!complained) {
                        LOG.warn("sealed recordings wait to be copied into GridFS", e);
                    }
                    complained = true;
                }
            } while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepAll() throws IOException {
        for (ArchivedRecording recording : archive.all()) {
            if (recording.sealed() && !kept.contains(recording.id()) && closed.getCount() > 0) {
                keep(recording);
                kept.add(recording.id());
            }
        }
    }

    private void keep(ArchivedRecording recording) throws IOException {
        RecordingBlobs blobs = blobs();
        if (blobs.has(recording.conference(), recording.id())) {
            return;
        }
        if (!recording.check(null, null).faults().isEmpty()) {
            LOG.error("recording {} is not what was sealed and is not copied into GridFS", recording.id());
            return;
        }
        RecordingBlobs.Put put = blobs.put(recording);
        put.others().forEach(name -> LOG.error("another {} is in GridFS already", name));
        LOG.info("recording {} is in GridFS: {} files, {} bytes", recording.id(), put.files(), put.bytes());
    }

    private RecordingBlobs blobs() {
        opening.lock();
        try {
            MongoStore open = store;
            if (open == null) {
                open = MongoStore.open(configuration.mongodb());
                store = open;
            }
            return new RecordingBlobs(open.blobs());
        } finally {
            opening.unlock();
        }
    }

    /**
     * A sealed recording that is not in the folder, once it is there again; this takes as long as it takes to copy it.
     *
     * @return empty when it is not in GridFS either
     * @throws Unreachable when no database answers, or what it has is not what was put
     */
    public Optional<ArchivedRecording> bring(String conference, String recording) {
        if (!configuration.on()) {
            return Optional.empty();
        }
        bringing.lock();
        try {
            Optional<ArchivedRecording> there = archive.find(recording);
            if (there.isPresent()) {
                return there;
            }
            RecordingBlobs blobs = blobs();
            if (!blobs.has(conference, recording)) {
                return Optional.empty();
            }
            archive.adopt(conference, recording, folder -> blobs.fetch(conference, recording, folder));
            LOG.info("recording {} was brought back from GridFS", recording);
            return archive.find(recording);
        } catch (IOException | LogFailed | BlobFault | IllegalStateException e) {
            LOG.warn("recording {} cannot be brought back from GridFS", recording, e);
            throw new Unreachable(e);
        } finally {
            bringing.unlock();
        }
    }

    /** The recording is said to be in a database that does not give it. */
    public static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreachable(Exception cause) {
            super("recordings in GridFS cannot be reached", cause);
        }
    }

    /** What is being copied is begun anew by the next run. */
    @Override
    public void close() {
        closed.countDown();
        keeper.interrupt();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        MongoStore open = store;
        if (open != null) {
            open.close();
        }
    }
}
