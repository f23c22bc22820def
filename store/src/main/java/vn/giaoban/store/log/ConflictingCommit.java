package vn.giaoban.store.log;

/** A stream that the decision was based on has moved; decide again on fresh state. */
public final class ConflictingCommit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient StreamId stream;

    public ConflictingCommit(StreamId stream, long expected, long found) {
        super("stream " + stream + " is at " + found + ", the decision was based on " + expected);
        this.stream = stream;
    }

    public StreamId stream() {
        return stream;
    }
}
