package vn.giaoban.store.log;

/** The end of the log. */
public record Head(long position, Hash hash) {}
