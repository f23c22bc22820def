package vn.giaoban.store.views;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;

/** The views of one file, each with how far it has come. Written by one thread at a time; asked by any. */
final class Generation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);
    private static final int BATCH = 200;

    private final CommitLog log;
    private final List<Follower> followers = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private ViewFile file;

    private Generation(ViewFile file, CommitLog log) {
        this.file = file;
        this.log = log;
    }

    /**
     * Opens a file whose views go on where they were. Those that are new, of another version, or saw another log lose
     * their tables and are {@link #missing}, unless the log is empty.
     *
     * @throws LogFailed {@code log-behind-view} when a view has seen more than the log holds
     */
    static Generation existing(Path path, CommitLog log, List<View> views) throws SQLException {
        return open(new ViewFile(path), log, views, Set.of(), log.head().position() == 0);
    }

    /** Opens a file, makes the named views' tables anew in it, and those that it has not. */
    static Generation anew(Path path, CommitLog log, List<View> views, Set<String> names) throws SQLException {
        ViewFile file = new ViewFile(path);
        try {
            file.hurry();
            file.want(Set.of());
        } catch (SQLException e) {
            file.close();
            throw e;
        }
        return open(file, log, views, names, true);
    }

    private static Generation open(ViewFile file, CommitLog log, List<View> views, Set<String> anew, boolean create)
            throws SQLException {
        Generation opened = new Generation(file, log);
        try {
            for (View view : views) {
                opened.add(view, anew.contains(view.name()), create);
            }
            return opened;
        } catch (SQLException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void add(View view, boolean anew, boolean create) throws SQLException {
        Optional<Head> reached = anew ? Optional.empty() : file.reached(view);
        if (reached.isPresent() && sawThisLog(view, reached.get())) {
            followers.add(new Follower(view, reached.get()));
            return;
        }
        file.drop(view.name());
        if (!create) {
            missing.add(view.name());
            return;
        }
        Follower follower = new Follower(view, ViewFile.EMPTY);
        followers.add(follower);
        try {
            file.create(view);
        } catch (SQLException | RuntimeException e) {
            stop(follower, e, 0);
        }
    }

    private boolean sawThisLog(View view, Head reached) {
        Head head = log.head();
        if (reached.position() > head.position()) {
            throw new LogFailed(new Finding.LogBehindView(view.name(), reached.position(), head.position()));
        }
        if (reached.position() == 0) {
            return true;
        }
        List<StoredCommit> there = log.read(reached.position() - 1, 1);
        return there.size() == 1 && there.getFirst().hash().equals(reached.hash());
    }

    /** Names of the views that are not in it. */
    List<String> missing() {
        return missing;
    }

    Set<String> wanted() throws SQLException {
        return file.wanted();
    }

    void want(Set<String> names) throws SQLException {
        file.want(names);
    }

    /**
     * One batch for each group of views at the same position; those ahead go first, so that one far behind delays the
     * others by one batch at most. True when there may be more.
     */
    boolean step() throws SQLException {
        Map<Long, List<Follower>> groups = new TreeMap<>(Comparator.reverseOrder());
        for (Follower follower : followers) {
            if (follower.failure == null) {
                groups.computeIfAbsent(follower.reached.position(), at -> new ArrayList<>())
                        .add(follower);
            }
        }
        boolean more = false;
        for (Map.Entry<Long, List<Follower>> group : groups.entrySet()) {
            List<StoredCommit> batch = log.read(group.getKey(), BATCH);
            if (!batch.isEmpty()) {
                applyToAll(group.getValue(), batch);
                more = true;
            }
        }
        return more;
    }

    private void applyToAll(List<Follower> group, List<StoredCommit> batch) throws SQLException {
        Map<Follower, Head> applied = new LinkedHashMap<>();
        file.begin();
        try {
            for (Follower follower : group) {
                int count = apply(follower, batch);
                if (count > 0) {
                    StoredCommit last = batch.get(count - 1);
                    applied.put(follower, new Head(last.position(), last.hash()));
                }
            }
            file.commit();
        } catch (SQLException | RuntimeException e) {
            file.rollback();
            throw e;
        }
        applied.forEach((follower, reached) -> follower.reached = reached);
    }

    /** How many commits a view has applied: what it throws stops it before that commit, and no other view. */
    private int apply(Follower follower, List<StoredCommit> batch) throws SQLException {
        List<StoredCommit> rest = batch;
        while (!rest.isEmpty()) {
            try {
                file.apply(follower.view, rest);
                return rest.size();
            } catch (ViewFile.Stopped e) {
                int applied = Math.min(e.applied, rest.size() - 1);
                stop(follower, e.getCause(), rest.get(applied).position());
                rest = rest.subList(0, applied);
            }
        }
        return 0;
    }

    private static void stop(Follower follower, @Nullable Throwable thrown, long position) {
        Throwable cause = thrown == null ? new IllegalStateException() : thrown;
        LOG.error("view {} stopped at {}", follower.view.name(), position, cause);
        follower.failure = ViewFailure.of(cause, position);
    }

    /** The position that all of its views have reached, the stopped ones left out; the log's when there are none. */
    long position() {
        return followers.stream()
                .filter(follower -> follower.failure == null)
                .mapToLong(follower -> follower.reached.position())
                .min()
                .orElseGet(() -> log.head().position());
    }

    Optional<Follower> follower(String view) {
        return followers.stream().filter(f -> f.view.name().equals(view)).findFirst();
    }

    void settle() throws SQLException {
        file.settle();
    }

    /** Lets it take the place of a file that nobody has open. */
    void moveTo(Path from, Path to) throws SQLException, IOException {
        file.settle();
        file.close();
        ViewFiles.delete(to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        file = new ViewFile(to);
    }

    /** Opens it again where it stands. */
    void reopen(Path path) throws SQLException {
        file = new ViewFile(path);
    }

    @Override
    public void close() throws SQLException {
        file.close();
    }

    /** A view that follows the log. */
    static final class Follower {
        final View view;
        volatile Head reached;
        volatile @Nullable ViewFailure failure;

        Follower(View view, Head reached) {
            this.view = view;
            this.reached = reached;
        }
    }
}
