package vn.giaoban.server.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.views.ViewState;

/** Something known of an installation, not yet judged. */
public sealed interface Fact {

    /** The Java that runs; {@code feature} is 25 for Java 25. */
    record Java(int feature) implements Fact {}

    /** The data folder as it was found; see {@link DataState}. */
    record Data(Path folder, DataState state) implements Fact {}

    /** What a data folder is to this version. */
    enum DataState {
        /** There is none yet, and one can be made. */
        ABSENT,
        READY,
        NOT_WRITABLE,
        /** Of a version that this one does not know. */
        OTHER_VERSION,
        /** There is a log that cannot be read. */
        UNREADABLE
    }

    /**
     * Room on the disk of the data folder.
     *
     * @param bytes that may still be written
     */
    record Disk(long bytes) implements Fact {}

    /**
     * The certificate of HTTPS.
     *
     * @param ends when it is no longer valid; null when it cannot be read
     * @param selfSigned whether only this server vouches for it
     */
    record Certificate(@Nullable Instant ends, boolean selfSigned) implements Fact {}

    /** There is no certificate yet: the first start makes one. */
    record NoCertificate() implements Fact {}

    /**
     * Where others reach this server.
     *
     * @param name host name or address
     * @param configured whether an administrator chose it
     * @param own how many addresses of a network this machine has
     */
    record Address(String name, boolean configured, int own) implements Fact {}

    /**
     * A port that a server would use.
     *
     * @param asked whether it was asked for by number: then no other will do
     */
    record Port(Use use, int number, Holder holder, boolean asked) implements Fact {}

    /** What a port is for. */
    enum Use {
        HTTP,
        HTTPS,
        MEDIA
    }

    /** Who has a port. */
    enum Holder {
        NOBODY,
        OURS,
        OTHERS
    }

    /**
     * How much the kernel lets a socket of the media server hold.
     *
     * @param port UDP port of all media
     * @param receive {@code net.core.rmem_max} in bytes, negative when unknown
     * @param send {@code net.core.wmem_max} in bytes, negative when unknown
     * @param wanted what the media server asks for, in bytes
     */
    record MediaPort(int port, long receive, long send, long wanted) implements Fact {}

    /**
     * What browsers are told of the media port.
     *
     * @param told addresses
     * @param foreign those of them that this machine does not have
     * @param tcp whether TCP is taken on the port, or could be
     */
    record MediaWays(int port, List<String> told, List<String> foreign, boolean tcp) implements Fact {}

    /** How far the wall clock has moved against the monotonic one since the start. */
    record WallClock(Duration moved) implements Fact {}

    /**
     * The commit log.
     *
     * @param position of its head
     * @param fault a stable code of why it cannot be used; null when it can
     */
    record Log(long position, @Nullable String fault) implements Fact {}

    /**
     * One view.
     *
     * @param head position of the log
     */
    record View(ViewState state, long head) implements Fact {}

    /**
     * The last backup.
     *
     * @param behind commits that came after it; negative when unknown
     * @param tried when it was restored in a trial; null while it never was
     */
    record Backup(Instant made, long behind, @Nullable Instant tried) implements Fact {}

    /** No backup is remembered. */
    record NoBackup() implements Fact {}

    /** The simulated sites of the sample; none were asked for when {@code sites} is 0. */
    record Simulators(int sites, boolean alive) implements Fact {}

    /** Whether ffmpeg is installed. */
    record Ffmpeg(boolean installed) implements Fact {}

    /** The version that runs, and since when. */
    record Version(String name, Instant started) implements Fact {}
}
