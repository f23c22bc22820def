package vn.giaoban.store.log;

/** More than {@link Commit#MAX_EVENTS} events or {@link Commit#MAX_BYTES} bytes. Nothing was stored. */
public final class CommitTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommitTooLarge(String message) {
        super(message);
    }
}
