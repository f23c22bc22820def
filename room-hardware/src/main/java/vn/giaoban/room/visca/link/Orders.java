package vn.giaoban.room.visca.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.Refusal;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.link.LineOutput.Ended;

/** The orders that wait, the message that has no answer yet, and the commands that the camera is carrying out. */
final class Orders {
    private static final int SOCKETS = 2;
    private static final int ROOM = 32;
    private static final long FULL_AGAIN = 100;
    private static final int FULL_TIMES = 20;
    private static final long CANCEL_AFTER = 200;
    private static final int CANCELS = 3;

    private final Consumer<LineOutput> out;
    private final Deque<Transaction> waiting = new ArrayDeque<>();
    private final List<Transaction> running = new ArrayList<>();
    private @Nullable Transaction open;

    Orders(Consumer<LineOutput> out) {
        this.out = out;
    }

    @Nullable
    Transaction open() {
        return open;
    }

    /** The message that this number answers, if it is the one without an answer. */
    @Nullable
    Transaction open(long number) {
        return open != null && open.sequence == number ? open : null;
    }

    void sent(Transaction t) {
        open = t;
    }

    void close(Transaction t, Outcome outcome) {
        open = null;
        end(t, outcome);
    }

    void end(Transaction t, Outcome outcome) {
        if (t.id != Transaction.OURS) {
            out.accept(new Ended(t.id, outcome));
        }
    }

    void enqueue(Transaction t) {
        if (waiting.size() >= ROOM) {
            end(t, new Outcome.Refused(Refusal.BUFFER_FULL));
            return;
        }
        if (t.command() instanceof ViscaCommand command && Nature.isDrive(command)) {
            Set<Mover> movers = Mover.of(command);
            drop(o -> o.command() instanceof ViscaCommand c
                    && Nature.isDrive(c)
                    && Mover.of(c).equals(movers));
        }
        waiting.add(t);
    }

    private void drop(Predicate<Transaction> which) {
        for (Iterator<Transaction> i = waiting.iterator(); i.hasNext(); ) {
            Transaction t = i.next();
            if (which.test(t)) {
                i.remove();
                end(t, new Outcome.Cancelled());
            }
        }
    }

    void giveUp(long id, long now) {
        cancel(t -> t.id == id, now);
    }

    void giveUpMoves(Set<Mover> movers, long now) {
        cancel(
                t -> t.command() instanceof ViscaCommand c && !Mover.of(c).isEmpty() && movers.containsAll(Mover.of(c)),
                now);
    }

    private void cancel(Predicate<Transaction> which, long now) {
        drop(which);
        var begun = new ArrayList<>(running);
        if (open != null) {
            begun.add(open);
        }
        begun.stream().filter(which).forEach(t -> {
            ViscaCommand command = t.command();
            t.overtaken = true;
            t.cancelling = command != null && !Nature.isDrive(command);
            t.cancelAt = Math.max(now, t.sentAt + CANCEL_AFTER);
        });
    }

    /** What was under way may have been done or not. */
    void abandon() {
        if (open != null) {
            close(open, new Outcome.Unknown());
        }
        running.forEach(t -> end(t, new Outcome.Unknown()));
        running.clear();
    }

    void giveUpWaiting() {
        waiting.forEach(t -> end(t, new Outcome.NoLine()));
        waiting.clear();
    }

    /** The camera has taken the open command into a socket. */
    void taken(Transaction t, ViscaCommand command, int socket, long now) {
        open = null;
        t.socket = socket;
        t.deadline = now + Nature.patience(command);
        running.add(t);
    }

    /** Whether it was the completion of something that we know. */
    boolean completed(long number, int socket) {
        Transaction done = inSocket(number, socket);
        Transaction t = open(number);
        if (done != null) {
            running.remove(done);
            end(done, new Outcome.Done());
        } else if (t == null || !t.endsByCompletion()) {
            return false;
        } else if (socket == 0 || number != Heard.NONE) {
            close(t, new Outcome.Done());
        } else {
            t.strayCompletion = true;
        }
        return true;
    }

    /** Several commands may stand in one socket (PTZOptics Move SE): the first of them ends first. */
    private @Nullable Transaction inSocket(long number, int socket) {
        for (Transaction t : running) {
            if (number == Heard.NONE ? t.socket == socket : t.sequence == number) {
                return t;
            }
        }
        return null;
    }

    /** The end of a cancelled command; one that had no socket left was done before. */
    void cancelled(int socket, boolean inTime) {
        Transaction t = inSocket(Heard.NONE, socket);
        if (t != null) {
            running.remove(t);
            end(t, inTime ? new Outcome.Cancelled() : new Outcome.Done());
        }
    }

    /** Whether it was the refusal of something that we know. */
    boolean refused(long number, int socket, Refusal why, long now) {
        // No room is said of what asks for it, though newer models (FR7, AM7) name a socket with it.
        boolean unplaced = why == Refusal.BUFFER_FULL || socket == 0 && number == Heard.NONE;
        Transaction under = unplaced ? null : inSocket(number, socket);
        Transaction t = open(number);
        if (under != null) {
            running.remove(under);
            end(under, new Outcome.Refused(why));
        } else if (t == null) {
            return false;
        } else if (why == Refusal.BUFFER_FULL && !t.overtaken && ++t.full <= FULL_TIMES) {
            open = null;
            t.deadline = now + FULL_AGAIN;
            t.sends = 0;
            waiting.addFirst(t);
        } else {
            close(t, new Outcome.Refused(why));
        }
        return true;
    }

    /** Ends what took too long. */
    void expire(long now) {
        for (Transaction t : List.copyOf(running)) {
            if (t.deadline <= now) {
                running.remove(t);
                end(t, new Outcome.Unknown());
            }
        }
    }

    /** The sockets to cancel now. */
    List<Integer> cancelsDue(long now) {
        var sockets = new ArrayList<Integer>();
        for (Transaction t : running) {
            if (t.cancelling && t.cancels < CANCELS && t.cancelAt <= now) {
                t.cancels++;
                t.cancelAt = now + CANCEL_AFTER;
                sockets.add(t.socket);
            }
        }
        return sockets;
    }

    /** The sockets in which nothing of ours is known to be: what is there was doubled on its way, or is somebody else's. */
    List<Integer> strange() {
        return IntStream.rangeClosed(1, SOCKETS)
                .filter(socket -> running.stream().noneMatch(t -> t.socket == socket))
                .boxed()
                .toList();
    }

    /** What may be sent next; commands keep their order, inquiries go round those that wait for a socket. */
    @Nullable
    Transaction next(long now) {
        boolean full = running.size() >= SOCKETS;
        for (Iterator<Transaction> i = waiting.iterator(); i.hasNext(); ) {
            Transaction t = i.next();
            if (t.deadline <= now && !(full && t.command() != null)) {
                i.remove();
                return t;
            }
            full |= t.command() != null;
        }
        return null;
    }

    long wakeAt() {
        long at = open == null ? Long.MAX_VALUE : open.deadline;
        for (Transaction t : running) {
            at = Math.min(at, t.cancelling && t.cancels < CANCELS ? Math.min(t.cancelAt, t.deadline) : t.deadline);
        }
        for (Transaction t : waiting) {
            at = t.deadline > 0 ? Math.min(at, t.deadline) : at;
        }
        return at;
    }
}
