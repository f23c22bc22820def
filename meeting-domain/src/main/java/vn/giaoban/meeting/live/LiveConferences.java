package vn.giaoban.meeting.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.store.log.CommitLog.Subscription;

/** The mailboxes of the conferences that this node owns: the face of everything live. */
public interface LiveConferences {

    /**
     * Decides a command in the conference's mailbox, the chair's before all others.
     *
     * @return where its commit stands, once durable (the position read, when it changed nothing); completes
     *     exceptionally with {@link vn.giaoban.meeting.Rejected}
     */
    CompletableFuture<Receipt> submit(ConferenceId conference, LiveCommand command, CommandContext context);

    /** The durable state, or empty when there is no such conference or it may not be entered yet. */
    Optional<LiveRoom> room(ConferenceId conference);

    /** The rooms that are open on this node. To look at them does not keep them open, {@link #watch} does. */
    List<LiveRoom> open();

    /** Every durable change of a room, in order, each with the whole new state; begins with the present one. */
    Subscription watch(ConferenceId conference, Consumer<LiveRoom> watcher);

    /**
     * The outcome.
     *
     * @param position of the commit
     * @param repeated true when the command had been carried out before
     */
    record Receipt(long position, boolean repeated) {}
}
