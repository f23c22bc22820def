package vn.giaoban.room.visca.link;

import java.util.function.Consumer;
import vn.giaoban.room.visca.Refusal;
import vn.giaoban.room.visca.ViscaAnswer;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaControl;
import vn.giaoban.room.visca.ViscaInquiry;
import vn.giaoban.room.visca.ViscaReply;
import vn.giaoban.room.visca.link.LineSettings.Framing;

/** Finds out which message a reply is about, and what it means for it. */
final class Ear {
    private final LineSettings settings;
    private final Orders orders;
    private final StopLane stops;
    private final Consumer<LineOutput> out;
    /** How often in a row the camera did not expect the number of something new. */
    private int outOfStep;

    Ear(LineSettings settings, Orders orders, StopLane stops, Consumer<LineOutput> out) {
        this.settings = settings;
        this.orders = orders;
        this.stops = stops;
        this.out = out;
    }

    void restart() {
        outOfStep = 0;
    }

    /** Whether the conversation must begin anew: the camera counts otherwise, or the chain changed. */
    boolean hear(Heard what, long now) {
        return switch (what) {
            case Heard.ResetDone h -> {
                Transaction t = orders.open();
                if (t != null && t.message == null) {
                    orders.close(t, new Outcome.Done());
                }
                yield false;
            }
            case Heard.AbnormalSequence h -> abnormal(h.sequence(), now);
            case Heard.AbnormalMessage h -> {
                refused(h.sequence(), 0, Refusal.SYNTAX, now);
                yield false;
            }
            case Heard.Reply h -> reply(h.sequence(), h.reply(), now);
        };
    }

    private boolean reply(long number, ViscaReply reply, long now) {
        switch (reply) {
            case ViscaReply.Acknowledged r -> acknowledged(number, r.socket(), now);
            case ViscaReply.Completed r -> {
                if (!orders.completed(number, r.socket()) && r.socket() == 0) {
                    stopped(number, now);
                }
            }
            case ViscaReply.Answered r -> answered(number, r, now);
            case ViscaReply.Refused r -> refused(number, r.socket(), r.why(), now);
            case ViscaReply.Addressed r -> {
                Transaction t = orders.open();
                if (t != null && t.message instanceof ViscaControl.AddressSet) {
                    orders.close(t, new Outcome.Done());
                }
            }
            case ViscaReply.NetworkChanged r -> {
                return settings.framing() == Framing.SERIAL;
            }
            case ViscaReply.Cleared r -> {}
            case ViscaReply.Unknown r -> {}
        }
        return false;
    }

    /** An answer without a number is first the command's that was sent first: a stop is rather said once too often. */
    private void acknowledged(long number, int socket, long now) {
        outOfStep = 0;
        Transaction t = orders.open(number);
        ViscaCommand command = t == null ? null : t.command();
        if (t != null && command != null) {
            out.accept(new LineOutput.RoundTrip(now - t.sentAt));
            orders.taken(t, command, socket, now);
        } else {
            stopped(number, now);
        }
    }

    private void stopped(long number, long now) {
        stops.acknowledged(number, now).ifPresent(mover -> out.accept(new LineOutput.Stopped(mover)));
    }

    private void answered(long number, ViscaReply.Answered reply, long now) {
        Transaction t = orders.open(number);
        if (t == null || !(t.message instanceof ViscaInquiry inquiry)) {
            return;
        }
        ViscaAnswer answer = ViscaAnswer.read(inquiry, reply.data());
        if (answer instanceof ViscaAnswer.Unreadable unreadable && number == Heard.NONE) {
            t.unreadable = unreadable; // perhaps a late answer to another question
            return;
        }
        out.accept(new LineOutput.RoundTrip(now - t.sentAt));
        if (answer instanceof ViscaAnswer.Version version) {
            out.accept(new LineOutput.Identified(version));
        }
        orders.close(t, new Outcome.Answered(answer));
    }

    private void refused(long number, int socket, Refusal why, long now) {
        if (why == Refusal.CANCELLED || why == Refusal.NO_SOCKET) {
            orders.cancelled(socket, why == Refusal.CANCELLED);
        } else if (!orders.refused(number, socket, why, now) && (number == Heard.NONE || stops.knows(number))) {
            if (why == Refusal.BUFFER_FULL) {
                stops.crowdedOut();
            } else {
                stops.refused(now);
            }
        }
    }

    /** After a repetition it means done; otherwise the camera counts otherwise than we do, or the network doubled it. */
    private boolean abnormal(long number, long now) {
        Transaction t = orders.open(number);
        if (t != null && t.message != null) {
            outOfStep += t.sends > 1 ? 0 : 1;
            ViscaCommand command = t.command();
            if (command != null) {
                orders.taken(t, command, 0, now);
            } else {
                t.sequence = Heard.NONE;
                t.deadline = now;
            }
        } else if (stops.knows(number)) {
            outOfStep = 2;
        }
        return outOfStep >= 2;
    }
}
