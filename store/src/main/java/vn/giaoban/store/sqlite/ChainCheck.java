package vn.giaoban.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.RawCommit;

/** Walks the chain from a believed head and tells what does not fit, in the commits and in the indexes to them. */
public final class ChainCheck {
    private static final int MOST_PAGES = 20;
    private static final int BATCH = 200;

    private LogReader reader;
    private Head at;
    private long checked;
    private boolean done;
    /** Looked for once: that walks the whole file. */
    private @Nullable List<Finding.PageDamaged> damaged;

    private boolean indexNamed;

    ChainCheck(LogReader reader, Head from) {
        this.reader = reader;
        this.at = from;
    }

    /**
     * The last head of a log in which a known head and everything after it are as they were appended.
     *
     * @throws LogFailed with what is not
     */
    static Head headAfter(LogReader reader, Head known) throws SQLException {
        if (known.position() > 0) {
            Optional<RawCommit> last =
                    reader.after(known.position() - 1, 1).stream().findFirst();
            if (last.isEmpty() || !last.get().head().equals(known)) {
                throw new LogFailed(new Finding.CommitMissing(known.position()));
            }
        }
        ChainCheck check = new ChainCheck(reader, known);
        while (!check.done()) {
            check.next(BATCH).stream().findFirst().ifPresent(finding -> {
                throw new LogFailed(finding);
            });
        }
        return check.at();
    }

    /** Checks at most {@code limit} more commits and gives what it found in them. */
    public List<Finding> next(int limit) {
        List<Finding> findings = new ArrayList<>();
        List<RawCommit> batch;
        try {
            batch = reader.after(at.position(), limit);
        } catch (SQLException | RuntimeException e) {
            if (limit > 1 && readsAnew()) {
                return oneByOne(limit);
            }
            done = true;
            return List.of(unreadable(at.position() + 1, e, false));
        }
        for (RawCommit commit : batch) {
            Optional<Finding> broken = commit.brokenAfter(at);
            broken.ifPresent(findings::add);
            findings.addAll(hidden(commit, broken.isPresent()));
            at = commit.head();
            checked++;
        }
        done = done || batch.isEmpty();
        return findings;
    }

    private List<Finding> oneByOne(int count) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count && !done; i++) {
            findings.addAll(next(1));
        }
        return findings;
    }

    /** Ways to a commit that do not lead to it. */
    private List<Finding> hidden(RawCommit commit, boolean broken) {
        List<Finding> hidden = new ArrayList<>();
        try {
            for (String scope : commit.encoding().decode().scopes()) {
                if (!reader.inScope(scope, commit.position())) {
                    hidden.add(new Finding.ScopeHidden(commit.position(), scope));
                }
            }
            if (!broken) {
                reader.strayIndex(commit)
                        .ifPresent(index -> hidden.add(new Finding.IndexDiffers(commit.position(), index)));
            }
        } catch (SQLException | IllegalArgumentException e) {
            boolean page = damages(e);
            if (!page || !indexNamed) {
                hidden.add(unreadable(commit.position(), e, true));
            }
            indexNamed |= page;
            done |= !readsAnew();
        }
        return hidden;
    }

    private Finding unreadable(long position, Exception cause, boolean index) {
        Optional<Finding> page = damages(cause)
                ? damaged().stream()
                        .filter(one -> one.ofIndex() == index)
                        .findFirst()
                        .map(one -> one.at(position))
                : Optional.empty();
        return page.orElseGet(
                () -> new Finding.FileUnreadable(SqliteStore.LOG, position, String.valueOf(cause.getMessage())));
    }

    private static boolean damages(Exception cause) {
        return cause instanceof SQLException e && DamagedPage.damaged(e);
    }

    private List<Finding.PageDamaged> damaged() {
        List<Finding.PageDamaged> pages = damaged;
        if (pages == null) {
            pages = DamagedPage.all(reader.connection(), MOST_PAGES);
            damaged = pages;
        }
        return pages;
    }

    /** A statement that met an error is dead. */
    private boolean readsAnew() {
        try {
            reader = new LogReader(reader.connection());
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** The last commit looked at, with the hash stored beside it. */
    public Head at() {
        return at;
    }

    /** How many commits were looked at. */
    public long checked() {
        return checked;
    }

    /** True when nothing is left to check, or nothing more can be read. */
    public boolean done() {
        return done;
    }
}
