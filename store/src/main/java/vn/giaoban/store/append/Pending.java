package vn.giaoban.store.append;

import java.util.concurrent.CompletableFuture;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitEncoding;
import vn.giaoban.store.log.StoredCommit;

/** A commit on its way to the disk, and who waits for it. */
public record Pending(Commit commit, CommitEncoding encoding, CompletableFuture<StoredCommit> answer) {}
