package vn.giaoban.media.sfu;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import vn.giaoban.media.MediaEvent;

/** What is done again and again, each at its own interval. */
final class Rounds {
    private static final long SOON_NANOS = 10_000_000L;
    private static final long FEEDBACK_NANOS = 100_000_000L;
    private static final long LISTEN_NANOS = 200_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long CONSENT_NANOS = 15 * SECOND;

    private final Sfu sfu;
    /** Those that have something to do now; there are many, and few have. */
    private final Set<Control> soon = new LinkedHashSet<>();

    private final SlowRound<Connection> reports = new SlowRound<>(SECOND);
    private final SlowRound<Connection> stats = new SlowRound<>(5 * SECOND);
    private long nextSoon;
    private long nextFeedback;
    private long nextListen;

    Rounds(Sfu sfu) {
        this.sfu = sfu;
    }

    void tick(Collection<Room> rooms, Collection<Connection> connections, long now) {
        rooms.forEach(room -> room.tell(now));
        if (now >= nextSoon) {
            nextSoon = now + SOON_NANOS;
            soon.removeIf(control -> !control.attend(now));
        }
        if (now >= nextFeedback) {
            nextFeedback = now + FEEDBACK_NANOS;
            each(connections, control -> {
                control.feedback().transport();
                control.feedback().askForKeyFrames(now);
                control.beginProbe(now);
            });
        }
        if (now >= nextListen) {
            nextListen = now + LISTEN_NANOS;
            rooms.forEach(room -> {
                room.listen(now);
                room.reconsider(now);
            });
        }
        reports.advance(connections, now, connection -> {
            connection.control().reports(now);
            checkConsent(connection, now);
        });
        stats.advance(connections, now, connection -> tellStats(connection.control(), now));
    }

    /** It is to be attended to every few milliseconds, until it has nothing to do. */
    void soon(Control control) {
        soon.add(control);
    }

    private static void each(Collection<Connection> connections, Consumer<Control> action) {
        connections.forEach(connection -> action.accept(connection.control()));
    }

    private void tellStats(Control control, long now) {
        MediaEvent stats = control.stats(now);
        if (stats != null) {
            sfu.happened(stats);
        }
    }

    private void checkConsent(Connection connection, long now) {
        if (!connection.lost() && now - connection.ice.heardAt() > CONSENT_NANOS) {
            sfu.lose(connection, connection.up() ? "consent-expired" : "never-connected");
        }
    }
}
