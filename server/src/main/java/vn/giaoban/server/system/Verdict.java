package vn.giaoban.server.system;

/** Everything that can be said of an installation: stable names, whose words are the reader's. */
public enum Verdict {
    JAVA_GOOD(Check.JAVA, Level.GOOD),
    JAVA_OTHER(Check.JAVA, Level.BAD),
    DATA_READY(Check.DATA, Level.GOOD),
    DATA_ABSENT(Check.DATA, Level.GOOD),
    DATA_NOT_WRITABLE(Check.DATA, Level.BAD),
    DATA_OTHER_VERSION(Check.DATA, Level.BAD),
    DATA_UNREADABLE(Check.DATA, Level.BAD),
    DISK_ENOUGH(Check.DISK, Level.GOOD),
    DISK_LOW(Check.DISK, Level.WATCH),
    DISK_ALMOST_FULL(Check.DISK, Level.BAD),
    CERTIFICATE_OWN(Check.CERTIFICATE, Level.GOOD),
    CERTIFICATE_SELF_SIGNED(Check.CERTIFICATE, Level.WATCH),
    CERTIFICATE_ENDS_SOON(Check.CERTIFICATE, Level.WATCH),
    CERTIFICATE_ENDED(Check.CERTIFICATE, Level.BAD),
    CERTIFICATE_UNREADABLE(Check.CERTIFICATE, Level.BAD),
    CERTIFICATE_ABSENT(Check.CERTIFICATE, Level.GOOD),
    ADDRESS_CONFIGURED(Check.ADDRESS, Level.GOOD),
    ADDRESS_FOUND(Check.ADDRESS, Level.GOOD),
    ADDRESS_ONLY_HERE(Check.ADDRESS, Level.WATCH),
    PORT_FREE(Check.PORT, Level.GOOD),
    PORT_OURS(Check.PORT, Level.GOOD),
    PORT_TAKEN(Check.PORT, Level.WATCH),
    PORT_REFUSED(Check.PORT, Level.BAD),
    MEDIA_READY(Check.MEDIA, Level.GOOD),
    MEDIA_BUFFERS_SMALL(Check.MEDIA, Level.WATCH),
    MEDIA_BUFFERS_UNKNOWN(Check.MEDIA, Level.GOOD),
    MEDIA_TOLD(Check.MEDIA, Level.GOOD),
    /** Right only where a network before this machine translates addresses. */
    MEDIA_TOLD_FOREIGN(Check.MEDIA, Level.WATCH),
    MEDIA_NO_TCP(Check.MEDIA, Level.WATCH),
    CLOCK_STEADY(Check.CLOCK, Level.GOOD),
    CLOCK_MOVED(Check.CLOCK, Level.WATCH),
    CLOCK_JUMPED(Check.CLOCK, Level.BAD),
    LOG_GOOD(Check.LOG, Level.GOOD),
    LOG_FAULT(Check.LOG, Level.BAD),
    VIEW_FOLLOWS(Check.VIEW, Level.GOOD),
    VIEW_BEHIND(Check.VIEW, Level.WATCH),
    VIEW_STOPPED(Check.VIEW, Level.BAD),
    /** Cannot be asked until it is made. */
    VIEW_IN_MAKING(Check.VIEW, Level.WATCH),
    /** Serves and follows while it is made anew. */
    VIEW_REMADE(Check.VIEW, Level.GOOD),
    BACKUP_TRIED(Check.BACKUP, Level.GOOD),
    BACKUP_NOT_TRIED(Check.BACKUP, Level.WATCH),
    BACKUP_OLD(Check.BACKUP, Level.WATCH),
    BACKUP_NONE(Check.BACKUP, Level.WATCH),
    SIMULATORS_NONE(Check.SIMULATORS, Level.GOOD),
    SIMULATORS_RUN(Check.SIMULATORS, Level.GOOD),
    SIMULATORS_ENDED(Check.SIMULATORS, Level.WATCH),
    FFMPEG_FOUND(Check.FFMPEG, Level.GOOD),
    FFMPEG_ABSENT(Check.FFMPEG, Level.GOOD),
    VERSION(Check.VERSION, Level.GOOD);

    /** What is looked at. */
    public enum Check {
        JAVA,
        DATA,
        DISK,
        CERTIFICATE,
        ADDRESS,
        PORT,
        MEDIA,
        CLOCK,
        LOG,
        VIEW,
        BACKUP,
        SIMULATORS,
        FFMPEG,
        VERSION
    }

    /** Whether somebody must act. */
    public enum Level {
        /** Checked and good. */
        GOOD,
        /** Works; somebody should look at it. */
        WATCH,
        /** Does not work, or soon will not. */
        BAD
    }

    private final Check check;
    private final Level level;

    Verdict(Check check, Level level) {
        this.check = check;
        this.level = level;
    }

    public Check check() {
        return check;
    }

    public Level level() {
        return level;
    }
}
