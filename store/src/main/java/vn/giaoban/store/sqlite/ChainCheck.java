package vn.giaoban.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.RawCommit;

/** Walks the chain from a believed head and tells what does not fit. */
public final class ChainCheck {
    private static final String FILE = "log.db";

    private final LogReader reader;
    private Head at;
    private long checked;
    private boolean done;

    ChainCheck(LogReader reader, Head from) {
        this.reader = reader;
        this.at = from;
    }

    /** Checks at most {@code limit} more commits and gives what it found in them. */
    public List<Finding> next(int limit) {
        List<Finding> findings = new ArrayList<>();
        List<RawCommit> batch;
        try {
            batch = reader.after(at.position(), limit);
        } catch (SQLException | RuntimeException e) {
            if (limit > 1) {
                return next(1);
            }
            done = true;
            return List.of(new Finding.FileUnreadable(FILE, at.position() + 1, String.valueOf(e.getMessage())));
        }
        for (RawCommit commit : batch) {
            commit.brokenAfter(at).ifPresent(findings::add);
            findings.addAll(missingScopes(commit));
            at = commit.head();
            checked++;
        }
        done = batch.isEmpty();
        return findings;
    }

    private List<Finding> missingScopes(RawCommit commit) {
        List<Finding> missing = new ArrayList<>();
        try {
            for (String scope : commit.encoding().decode().scopes()) {
                if (!reader.inScope(scope, commit.position())) {
                    missing.add(new Finding.ScopeHidden(commit.position(), scope));
                }
            }
        } catch (SQLException | IllegalArgumentException e) {
            missing.add(new Finding.FileUnreadable(FILE, commit.position(), String.valueOf(e.getMessage())));
        }
        return missing;
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
