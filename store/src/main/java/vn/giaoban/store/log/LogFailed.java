package vn.giaoban.store.log;

import org.jspecify.annotations.Nullable;

/**
 * The log cannot be written or read, or is not what it was: the message names the file and position. Whether the last
 * append is durable is unknown; ask {@link CommitLog#findByCommand} after reopening.
 */
public final class LogFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    /**
     * @param code a stable kebab-case code, such as {@code log-behind-anchor}; that of a {@link Finding} where one led
     *     to it
     */
    public LogFailed(String code, String message, @Nullable Throwable cause) {
        super(code + ": " + message, cause);
        this.code = code;
    }

    public LogFailed(Finding finding) {
        this(finding.code(), finding.params().toString(), null);
    }

    public String code() {
        return code;
    }
}
