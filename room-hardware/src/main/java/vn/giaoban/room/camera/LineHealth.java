package vn.giaoban.room.camera;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.link.LineState;

/** Whether a camera can be reached and why not; what lasted ten seconds is news for the log. */
final class LineHealth {
    private static final long DEBOUNCE = 10_000;
    private static final String READY = "ready";

    private @Nullable String cause = "not-open";
    private String reported = "";
    private long changedAt;

    LineHealth(long now) {
        changedAt = now;
    }

    void changed(LineState state, long now) {
        changedAt = now;
        cause = state == LineState.READY ? null : state.name().toLowerCase(Locale.ROOT);
    }

    /** The line itself says why. */
    void lost(String code) {
        cause = code;
    }

    /** Null when all is well. */
    @Nullable
    String cause() {
        return cause;
    }

    String code() {
        return cause == null ? READY : cause;
    }

    /** What is to be kept now, once. */
    Optional<String> news(long now) {
        if (newsAt() > now) {
            return Optional.empty();
        }
        reported = code();
        return Optional.of(reported);
    }

    /** It became ready or ceased to be; another reason why it is not is no news. */
    long newsAt() {
        boolean same = reported.equals(READY) == code().equals(READY) && !reported.isEmpty();
        return same ? Long.MAX_VALUE : changedAt + DEBOUNCE;
    }
}
