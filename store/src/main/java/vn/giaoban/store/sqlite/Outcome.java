package vn.giaoban.store.sqlite;

import vn.giaoban.store.log.StoredCommit;

/** What became of one commit in a group. */
sealed interface Outcome {
    record Stored(StoredCommit commit) implements Outcome {}

    record Refused(RuntimeException reason) implements Outcome {}
}
