package vn.giaoban.store.log;

/** A durable commit with its place in the chain. */
public record StoredCommit(long position, Hash hash, Commit commit) {}
