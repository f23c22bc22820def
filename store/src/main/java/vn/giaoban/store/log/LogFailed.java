package vn.giaoban.store.log;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log cannot be written or read, or is not what it was: the message names the file and position. Whether the last
 * append is durable is unknown; ask {@link CommitLog#findByCommand} after reopening.
 */
public final class LogFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient @Nullable Finding finding;

    /**
     * @param code a stable kebab-case code, such as {@code log-behind-anchor}; that of a {@link Finding} where one led
     *     to it
     */
    public LogFailed(String code, String message, @Nullable Throwable cause) {
        this(code, message, cause, null);
    }

    public LogFailed(Finding finding) {
        this(finding.code(), finding.params().toString(), null, finding);
    }

    /** Told again to somebody else. */
    public LogFailed(String message, LogFailed cause) {
        this(cause.code, message, cause, cause.finding);
    }

    private LogFailed(String code, String message, @Nullable Throwable cause, @Nullable Finding finding) {
        super(code + ": " + message, cause);
        this.code = code;
        this.finding = finding;
    }

    /** What is wrong with the stored log, where that is why. */
    public Optional<Finding> finding() {
        return Optional.ofNullable(finding);
    }

    public String code() {
        return code;
    }
}
