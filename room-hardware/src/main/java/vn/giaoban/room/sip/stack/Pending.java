package vn.giaoban.room.sip.stack;

import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** A request that waits for its answer; opaque outside this package. */
public final class Pending {
    public static final Pending NONE = new Pending(null, null);

    final @Nullable ServerTransaction transaction;
    final @Nullable Request request;

    Pending(@Nullable ServerTransaction transaction, @Nullable Request request) {
        this.transaction = transaction;
        this.request = request;
    }
}
