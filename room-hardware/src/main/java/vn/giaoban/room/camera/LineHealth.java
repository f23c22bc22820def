package vn.giaoban.room.camera;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.link.LineState;

/** Whether a camera can be reached and why not, and how often it could not. */
final class LineHealth {
    private @Nullable String cause = "not-open";
    private boolean wasReady;
    private int losses;

    void changed(LineState state) {
        // A camera that counts otherwise, or whose chain changed, is greeted anew without having been away.
        if (wasReady && (state == LineState.SILENT || state == LineState.DOWN)) {
            losses++;
        }
        wasReady = state == LineState.READY;
        cause = wasReady ? null : state.name().toLowerCase(Locale.ROOT);
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
        return cause == null ? "ready" : cause;
    }

    /** How often the line was lost since the camera was put there. */
    int losses() {
        return losses;
    }
}
