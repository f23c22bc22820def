package vn.giaoban.room.sip;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.Conferences.Looked;
import vn.giaoban.room.sip.Conferences.Place;
import vn.giaoban.room.sip.Conferences.Seat;
import vn.giaoban.room.sip.menu.MenuInput;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;
import vn.giaoban.room.sip.menu.Wish;

/** How one call gets to its seat, and what it has there. Confined to the rooms' thread. */
final class RoomEntry {
    private static final Logger LOG = LoggerFactory.getLogger(RoomEntry.class);
    private static final int TOO_EARLY = 491;

    private final RoomCall call;
    private final RoomCall.Who who;
    private final RoomCall.Tools tools;
    private @Nullable Place place;
    private @Nullable Seat seat;
    private @Nullable String early;
    private @Nullable IntConsumer moving;
    /** Whether it has left its place for the one that it goes over to. */
    private boolean away;

    RoomEntry(RoomCall call, RoomCall.Who who, RoomCall.Tools tools) {
        this.call = call;
        this.who = who;
        this.tools = tools;
    }

    @Nullable
    Place place() {
        return place;
    }

    void lookUp(String number, String pin) {
        look(number, pin, looked -> {
            // Unless a REFER has led it to a place meanwhile.
            if (place == null) {
                found(looked);
            }
        });
    }

    private void look(String number, String pin, Consumer<Looked> then) {
        tools.blocking().execute(() -> {
            Looked looked;
            try {
                looked = tools.conferences().lookUp(number, pin, who.source());
            } catch (RuntimeException e) {
                LOG.warn("{} was not looked up", number, e);
                looked = new Looked(Entrance.FAILED, null);
            }
            Looked told = looked;
            call.later(() -> then.accept(told));
        });
    }

    void found(Looked looked) {
        call.menu(new MenuInput.Found(looked.entrance()));
        Place to = looked.place();
        if (to != null) {
            place = to;
            tools.blocking().execute(() -> enter(to));
        }
    }

    private void enter(Place to) {
        try {
            Seat taken = tools.conferences().enter(to, who.caller(), call.ears());
            tools.rooms().execute(() -> entered(taken));
        } catch (RuntimeException e) {
            LOG.warn("{} was not let in", who.caller(), e);
            call.later(() -> call.left(false, "seat-failed"));
        }
    }

    private void entered(Seat taken) {
        if (call.over()) {
            taken.leave();
        } else {
            seat = taken;
            offer(early);
        }
    }

    /** Whether it may go over to another place: it has its seat, or is not on its way to one. */
    boolean settled() {
        return moving == null && atRest();
    }

    private boolean atRest() {
        return seat != null || place == null;
    }

    /**
     * Goes over to another place by the rules of dialling in; the one that it has is kept until there is another.
     *
     * @param told once of what became of it, as a SIP status, and in any case before the call's BYE
     */
    void move(String number, String pin, IntConsumer told) {
        moving = told;
        look(number, pin, looked -> {
            if (moving == told) {
                moved(looked);
            }
        });
    }

    private void moved(Looked looked) {
        Place to = looked.place();
        if (to == null) {
            arrived(
                    switch (looked.entrance()) {
                        case WRONG -> 404;
                        case NEEDS_PIN -> 484;
                        case NO_MEETING -> 480;
                        case BARRED -> 403;
                        case FAILED, OPEN -> 500;
                    });
        } else if (!atRest()) {
            // Its keys have led it to a seat meanwhile.
            arrived(TOO_EARLY);
        } else if (to.equals(place)) {
            arrived(200);
        } else {
            away = true;
            leave();
            seat = null;
            early = null;
            call.goesOver();
            found(looked);
        }
    }

    /** What became of going over, if anything is under way. */
    void arrived(int status) {
        IntConsumer told = moving;
        moving = null;
        away = false;
        if (told != null) {
            told.accept(status);
        }
    }

    /** Offers once the seat is known: the welcome may come before {@code enter} has returned. */
    void offer(@Nullable String sdp) {
        Seat at = seat;
        if (at == null) {
            early = sdp;
        } else if (sdp != null) {
            early = null;
            at.offer(sdp);
        }
    }

    void ask(Wish wish, int number) {
        if (seat != null) {
            seat.ask(wish, number);
        }
    }

    /** The conference has given it its seat; also anew, where it sits already. */
    void seated() {
        if (away) {
            arrived(200);
        }
    }

    /** The conference has let the room go. */
    void left() {
        seat = null;
        arrived(480);
    }

    /** The room goes. */
    void leave() {
        if (seat != null) {
            seat.leave();
        }
    }
}
