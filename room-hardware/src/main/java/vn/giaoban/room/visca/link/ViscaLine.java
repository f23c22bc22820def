package vn.giaoban.room.visca.link;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.room.visca.SonyPacket;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaControl;
import vn.giaoban.room.visca.ViscaInquiry;
import vn.giaoban.room.visca.ViscaReply;

/**
 * The conversation with one camera. At most one message is without an answer at a time and at most two commands are under
 * way, inquiries go beside them; only a stop never waits. What is lost is sent again with its own sequence number if
 * doing it twice does no harm; a relative move is sent once, whatever happens, and so is a preset where the camera does
 * not count. Times are milliseconds of one steady clock.
 */
public final class ViscaLine {
    private static final long ACK = 500;
    private static final long IDLE = 2_000;
    private static final int SENDS = 3;
    /** How long a stop may go without any answer before the line counts as silent. */
    private static final long UNHEARD = 1_000;

    private static final long LONGEST_PAUSE = 4_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final LineSettings settings;
    private final Wire wire;
    private final StopLane stops;
    private final Handshake handshake = new Handshake();
    private final Orders orders = new Orders(this::put);
    private final Ear ear;
    private LineState state = LineState.DOWN;
    private List<LineOutput> out = new ArrayList<>();
    /** Whether anything was heard since the handshake began. */
    private boolean heard;

    private long heardAt;
    private int unanswered;
    private int failures;
    /** When a silent line is tried again; never while it is being tried. */
    private long retryAt = NEVER;

    public ViscaLine(LineSettings settings) {
        this.settings = settings;
        this.wire = new Wire(settings);
        this.stops = new StopLane(settings.datagrams());
        this.ear = new Ear(settings, orders, stops, this::put);
    }

    public LineState state() {
        return state;
    }

    /** Takes in what happened and answers what to do, in that order. Times never go back. */
    public List<LineOutput> handle(LineInput input, long now) {
        switch (input) {
            case LineInput.Opened i -> begin(state == LineState.SILENT ? state : LineState.OPENING, now);
            case LineInput.Closed i -> close();
            case LineInput.Received i -> wire.read(i.bytes()).forEach(h -> heard(h, now));
            case LineInput.Order i -> take(new Transaction(i.id(), i.command()));
            case LineInput.Ask i -> take(new Transaction(i.id(), i.inquiry()));
            case LineInput.GiveUp i -> orders.giveUp(i.id(), now);
            case LineInput.Stop i -> {
                stops.owe(i.movers(), now);
                orders.giveUpMoves(i.movers(), now);
            }
            case LineInput.Tick i -> {}
        }
        timers(now);
        sendWhatIsDue(now);
        List<LineOutput> result = out;
        out = new ArrayList<>();
        return result;
    }

    /** When to tick next, if nothing happens before. */
    public long wakeAt() {
        if (state == LineState.DOWN) {
            return NEVER;
        }
        boolean idle = state == LineState.READY && orders.open() == null && !stops.busy();
        long at = Math.min(Math.min(stops.wakeAt(), retryAt), orders.wakeAt());
        return idle ? Math.min(at, heardAt + IDLE) : at;
    }

    private void put(LineOutput output) {
        out.add(output);
    }

    private void take(Transaction t) {
        if (state == LineState.DOWN || state == LineState.SILENT) {
            orders.end(t, new Outcome.NoLine());
        } else {
            orders.enqueue(t);
        }
    }

    // The line itself

    private void begin(LineState as, long now) {
        orders.abandon();
        wire.restart();
        stops.restart(now);
        handshake.begin(settings);
        heard = false;
        unanswered = 0;
        ear.restart();
        retryAt = NEVER;
        become(as);
    }

    private void close() {
        orders.abandon();
        orders.giveUpWaiting();
        retryAt = NEVER;
        become(LineState.DOWN);
    }

    private void fallSilent(long now) {
        orders.abandon();
        orders.giveUpWaiting();
        handshake.end();
        retryAt = now + Math.min(LONGEST_PAUSE, ACK << Math.min(failures++, 4));
        become(LineState.SILENT);
    }

    private void become(LineState next) {
        if (state != next) {
            state = next;
            put(new LineOutput.StateChanged(next));
        }
    }

    // What comes in

    private void heard(Heard what, long now) {
        if (state == LineState.DOWN) {
            return;
        }
        if (!(what instanceof Heard.Reply r && r.reply() instanceof ViscaReply.Unknown)) {
            heard = true;
            heardAt = now;
            unanswered = 0;
            retryAt = retryAt == NEVER ? NEVER : now;
        }
        if (ear.hear(what, now) && state != LineState.OPENING) {
            begin(LineState.OPENING, now);
        }
    }

    // What time brings

    private void timers(long now) {
        Transaction t = orders.open();
        if (t != null && t.deadline <= now) {
            unanswered(t, now);
        }
        orders.expire(now);
        if (state == LineState.SILENT && retryAt <= now) {
            begin(LineState.SILENT, now);
        }
        if (state == LineState.READY && stops.unheardSince() + UNHEARD <= now && heardAt + UNHEARD <= now) {
            fallSilent(now);
        }
    }

    private void unanswered(Transaction t, long now) {
        unanswered++;
        ViscaCommand command = t.command();
        boolean again = command == null || Nature.repeatable(command, settings.sequenced()) && !t.overtaken;
        int sends = t.id == Transaction.OURS && !heard ? 1 : SENDS;
        if (t.unreadable != null) {
            orders.close(t, new Outcome.Answered(t.unreadable));
        } else if (t.strayCompletion) {
            orders.close(t, new Outcome.Done());
        } else if (again && t.sends < sends && unanswered <= SENDS) {
            send(t, now);
        } else {
            orders.close(t, new Outcome.Unknown());
            if (command != null && Nature.isDrive(command) && !stops.pending()) {
                stops.owe(Mover.of(command), now);
            }
            boolean decides = unanswered > SENDS || unanswered == SENDS && t.message == ViscaInquiry.POWER;
            if (decides && handshake.over() && state != LineState.SILENT) {
                fallSilent(now);
            }
        }
    }

    private void sendWhatIsDue(long now) {
        if (state == LineState.DOWN) {
            return;
        }
        stops.due(now).ifPresent(mover -> {
            long number = wire.nextSequence();
            stops.sentAs(number);
            put(new LineOutput.Send(wire.wrap(mover.stop, number)));
        });
        orders.cancelsDue(now).forEach(this::cancel);
        if (stops.wantsRoom()) {
            orders.strange().forEach(this::cancel);
        }
        while (orders.open() == null && sendNext(now)) {
            continue;
        }
    }

    private void cancel(int socket) {
        put(new LineOutput.Send(wire.wrap(new ViscaControl.Cancel(socket), wire.nextSequence())));
    }

    /** Whether something was sent, or a state was left that may let more be sent. */
    private boolean sendNext(long now) {
        if (!handshake.over()) {
            send(handshake.next(), now);
            return true;
        }
        if (state == LineState.OPENING || state == LineState.SILENT && retryAt == NEVER) {
            if (heard) {
                failures = 0;
                become(LineState.READY);
                return true;
            }
            fallSilent(now);
            return false;
        }
        if (state != LineState.READY || stops.busy()) {
            return false;
        }
        // Many say nothing at all to what they do not know; this they all answer.
        boolean doubted = unanswered >= SENDS;
        Transaction next = doubted ? null : orders.next(now);
        if (doubted || next == null && heardAt + IDLE <= now) {
            next = new Transaction(Transaction.OURS, ViscaInquiry.POWER);
        }
        if (next == null) {
            return false;
        }
        if (next.command() instanceof ViscaCommand command) {
            stops.forget(Mover.of(command));
        }
        send(next, now);
        return true;
    }

    private void send(Transaction t, long now) {
        orders.sent(t);
        t.sends++;
        t.sentAt = now;
        t.deadline = now + ACK;
        if (t.message == null) {
            wire.restart();
            put(new LineOutput.Send(SonyPacket.RESET.datagram()));
            return;
        }
        if (t.sends == 1 || t.sequence == Heard.NONE) {
            t.sequence = wire.nextSequence();
            t.bytes = wire.wrap(t.message, t.sequence);
        }
        if (t.bytes != null) {
            put(new LineOutput.Send(t.bytes));
        }
    }
}
