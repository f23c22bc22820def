package vn.giaoban.server.system;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.views.ViewFailure;
import vn.giaoban.store.views.ViewState;

/** Judges facts. Knows what is enough, and neither a clock nor the machine. */
public final class SystemStatus {
    /** The Java that this version is built for. */
    static final int JAVA = 25;

    /** Largest camera layer (1.5 Mbit/s) and the sound of the program (40 kbit/s), as a recording keeps them. */
    static final long RECORDING_BITS_PER_SECOND = 1_540_000;

    static final long RECORDING_BYTES_PER_HOUR = RECORDING_BITS_PER_SECOND * 3_600 / 8;
    /** Three days of meetings. */
    static final long HOURS_ENOUGH = 24;
    /** One long meeting. */
    static final long HOURS_LEAST = 4;

    static final Duration CERTIFICATE_SOON = Duration.ofDays(30);
    static final Duration CLOCK_MOVED = Duration.ofSeconds(2);
    /** From here on nothing that is due may be trusted to the wall clock. */
    static final Duration CLOCK_JUMPED = Duration.ofSeconds(60);

    static final long VIEW_BEHIND = 200;
    static final Duration BACKUP_OLD = Duration.ofDays(7);
    static final Duration TRIAL_OLD = Duration.ofDays(30);

    private SystemStatus() {}

    /** Every fact, judged, in the same order. */
    public static List<Finding> judge(List<Fact> facts, Instant now) {
        return facts.stream().map(fact -> judge(fact, now)).toList();
    }

    static Finding judge(Fact fact, Instant now) {
        return switch (fact) {
            case Fact.Java f -> java(f);
            case Fact.Data f -> data(f);
            case Fact.Disk f -> disk(f);
            case Fact.Certificate f -> certificate(f, now);
            case Fact.NoCertificate() -> Finding.of(Verdict.CERTIFICATE_ABSENT);
            case Fact.Address f -> address(f);
            case Fact.Port f -> port(f);
            case Fact.MediaPort f -> media(f);
            case Fact.MediaWays f -> ways(f);
            case Fact.WallClock f -> clock(f);
            case Fact.Log f -> log(f);
            case Fact.View f -> view(f);
            case Fact.Backup f -> backup(f, now);
            case Fact.NoBackup() -> Finding.of(Verdict.BACKUP_NONE);
            case Fact.Simulators f -> simulators(f);
            case Fact.Ffmpeg f -> Finding.of(f.installed() ? Verdict.FFMPEG_FOUND : Verdict.FFMPEG_ABSENT);
            case Fact.Version f ->
                new Finding(
                        Verdict.VERSION,
                        Map.of("version", f.name(), "started", f.started().toString()));
        };
    }

    private static Finding java(Fact.Java f) {
        return new Finding(
                f.feature() == JAVA ? Verdict.JAVA_GOOD : Verdict.JAVA_OTHER,
                Map.of("version", text(f.feature()), "wanted", text(JAVA)));
    }

    private static Finding data(Fact.Data f) {
        Verdict verdict = switch (f.state()) {
            case READY -> Verdict.DATA_READY;
            case ABSENT -> Verdict.DATA_ABSENT;
            case NOT_WRITABLE -> Verdict.DATA_NOT_WRITABLE;
            case OTHER_VERSION -> Verdict.DATA_OTHER_VERSION;
            case UNREADABLE -> Verdict.DATA_UNREADABLE;
        };
        return new Finding(verdict, Map.of("folder", f.folder().toString()));
    }

    private static Finding disk(Fact.Disk f) {
        long hours = f.bytes() / RECORDING_BYTES_PER_HOUR;
        Verdict verdict = hours < HOURS_LEAST
                ? Verdict.DISK_ALMOST_FULL
                : hours < HOURS_ENOUGH ? Verdict.DISK_LOW : Verdict.DISK_ENOUGH;
        return new Finding(
                verdict,
                Map.of(
                        "hours", text(hours),
                        "megabytes", text(f.bytes() / 1_000_000),
                        "kilobitsPerSecond", text(RECORDING_BITS_PER_SECOND / 1_000)));
    }

    private static Finding certificate(Fact.Certificate f, Instant now) {
        Instant ends = f.ends();
        if (ends == null) {
            return Finding.of(Verdict.CERTIFICATE_UNREADABLE);
        }
        Verdict verdict = !ends.isAfter(now)
                ? Verdict.CERTIFICATE_ENDED
                : ends.isBefore(now.plus(CERTIFICATE_SOON))
                        ? Verdict.CERTIFICATE_ENDS_SOON
                        : f.selfSigned() ? Verdict.CERTIFICATE_SELF_SIGNED : Verdict.CERTIFICATE_OWN;
        return new Finding(verdict, Map.of("days", text(Math.max(0, days(now, ends))), "ends", ends.toString()));
    }

    private static Finding address(Fact.Address f) {
        Verdict verdict = f.configured()
                ? Verdict.ADDRESS_CONFIGURED
                : f.own() > 0 ? Verdict.ADDRESS_FOUND : Verdict.ADDRESS_ONLY_HERE;
        return new Finding(verdict, Map.of("address", f.name(), "own", text(f.own())));
    }

    private static Finding port(Fact.Port f) {
        Verdict verdict = switch (f.holder()) {
            case NOBODY -> Verdict.PORT_FREE;
            case OURS -> Verdict.PORT_OURS;
            case OTHERS -> f.asked() ? Verdict.PORT_REFUSED : Verdict.PORT_TAKEN;
        };
        return new Finding(verdict, Map.of("use", f.use().name(), "port", text(f.number())));
    }

    private static Finding media(Fact.MediaPort f) {
        boolean known = f.receive() >= 0 && f.send() >= 0;
        boolean enough = f.receive() >= f.wanted() && f.send() >= f.wanted();
        return new Finding(
                !known ? Verdict.MEDIA_BUFFERS_UNKNOWN : enough ? Verdict.MEDIA_READY : Verdict.MEDIA_BUFFERS_SMALL,
                Map.of(
                        "port", text(f.port()),
                        "receiveKib", text(f.receive() / 1_024),
                        "sendKib", text(f.send() / 1_024),
                        "wantedKib", text(f.wanted() / 1_024),
                        "wanted", text(f.wanted())));
    }

    private static Finding ways(Fact.MediaWays f) {
        Verdict verdict = !f.foreign().isEmpty()
                ? Verdict.MEDIA_TOLD_FOREIGN
                : f.tcp() ? Verdict.MEDIA_TOLD : Verdict.MEDIA_NO_TCP;
        return new Finding(
                verdict,
                Map.of(
                        "port", text(f.port()),
                        "told", String.join(", ", f.told()),
                        "foreign", String.join(", ", f.foreign())));
    }

    private static Finding clock(Fact.WallClock f) {
        Duration moved = f.moved().abs();
        Verdict verdict = moved.compareTo(CLOCK_JUMPED) >= 0
                ? Verdict.CLOCK_JUMPED
                : moved.compareTo(CLOCK_MOVED) >= 0 ? Verdict.CLOCK_MOVED : Verdict.CLOCK_STEADY;
        return new Finding(verdict, Map.of("milliseconds", text(f.moved().toMillis())));
    }

    private static Finding log(Fact.Log f) {
        String fault = f.fault();
        return fault == null
                ? new Finding(Verdict.LOG_GOOD, Map.of("position", text(f.position())))
                : new Finding(Verdict.LOG_FAULT, Map.of("position", text(f.position()), "cause", fault));
    }

    private static Finding view(Fact.View f) {
        ViewState view = f.state();
        long reached = view.reached().position();
        long lag = Math.max(0, f.head() - reached);
        Map<String, String> params =
                new HashMap<>(Map.of("name", view.name(), "position", text(reached), "lag", text(lag)));
        ViewFailure failure = view.failure();
        if (failure != null) {
            params.put("cause", failure.code());
            params.put("stoppedAt", text(failure.position()));
            params.putAll(failure.params());
        }
        ViewState.Making making = view.making();
        if (making != null) {
            Duration left = making.left();
            params.put("made", text(making.position()));
            params.put("percent", text(making.percent()));
            if (left != null) {
                params.put("seconds", text(left.toSeconds()));
            }
            return new Finding(
                    view.serving() && failure == null ? Verdict.VIEW_REMADE : Verdict.VIEW_IN_MAKING, params);
        }
        if (failure != null) {
            return new Finding(Verdict.VIEW_STOPPED, params);
        }
        return new Finding(lag > VIEW_BEHIND ? Verdict.VIEW_BEHIND : Verdict.VIEW_FOLLOWS, params);
    }

    private static Finding backup(Fact.Backup f, Instant now) {
        Instant tried = f.tried();
        Verdict verdict = f.made().plus(BACKUP_OLD).isBefore(now)
                ? Verdict.BACKUP_OLD
                : triedLately(tried, now) ? Verdict.BACKUP_TRIED : Verdict.BACKUP_NOT_TRIED;
        Map<String, String> params = new HashMap<>(
                Map.of("made", f.made().toString(), "days", text(days(f.made(), now)), "behind", text(f.behind())));
        if (tried != null) {
            params.put("tried", tried.toString());
        }
        return new Finding(verdict, params);
    }

    private static boolean triedLately(@Nullable Instant tried, Instant now) {
        return tried != null && !tried.plus(TRIAL_OLD).isBefore(now);
    }

    private static Finding simulators(Fact.Simulators f) {
        Verdict verdict = f.sites() == 0
                ? Verdict.SIMULATORS_NONE
                : f.alive() ? Verdict.SIMULATORS_RUN : Verdict.SIMULATORS_ENDED;
        return new Finding(verdict, Map.of("sites", text(f.sites())));
    }

    private static long days(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(from, to);
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
