package vn.giaoban.room.visca.link;

import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.ViscaAnswer;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaControl;
import vn.giaoban.room.visca.ViscaMessage;

/** One message from its sending to its end. */
final class Transaction {
    /** Of messages that nobody waits for. */
    static final long OURS = -1;

    final long id;
    /** Null for Sony's RESET. */
    final @Nullable ViscaMessage message;

    long sequence = Heard.NONE;

    @Nullable
    Octets bytes;

    long sentAt;
    int sends;
    /** When to give it up, send it again, or send it at all. */
    long deadline;

    int socket;
    /** Given up while it was under way: it is never sent again. */
    boolean overtaken;

    boolean cancelling;
    long cancelAt;
    int cancels;
    /** A completion came for a socket in which nothing was: with some cameras, this one's. */
    boolean strayCompletion;
    /** How often the camera had no room for it. */
    int full;

    ViscaAnswer.@Nullable Unreadable unreadable;

    Transaction(long id, @Nullable ViscaMessage message) {
        this.id = id;
        this.message = message;
    }

    boolean endsByCompletion() {
        return message instanceof ViscaCommand || message instanceof ViscaControl;
    }

    @Nullable
    ViscaCommand command() {
        return message instanceof ViscaCommand command ? command : null;
    }
}
