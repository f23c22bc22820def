package vn.giaoban.store.log;

/** A commit that no store may take: no events, a repeated (stream, sequence), a gap. A fault of the caller. */
public final class InvalidCommit extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidCommit(String message) {
        super(message);
    }
}
