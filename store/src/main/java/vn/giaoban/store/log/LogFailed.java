package vn.giaoban.store.log;

import org.jspecify.annotations.Nullable;

/**
 * The log cannot be written or read, or is not what it was: the message names the file and position. Whether the last
 * append is durable is unknown; ask {@link CommitLog#findByCommand} after reopening.
 */
public final class LogFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
