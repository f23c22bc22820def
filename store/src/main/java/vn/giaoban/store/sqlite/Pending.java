package vn.giaoban.store.sqlite;

import java.util.concurrent.CompletableFuture;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitEncoding;
import vn.giaoban.store.log.StoredCommit;

/** A commit on its way to the disk, and who waits for it. */
record Pending(Commit commit, CommitEncoding encoding, CompletableFuture<StoredCommit> answer) {}
