package vn.giaoban.server.backup;

/** Is told how far a work has come. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress UNSEEN = (done, total) -> {};

    /** So many bytes of so many; called often, and answers at once. */
    void at(long done, long total);
}
