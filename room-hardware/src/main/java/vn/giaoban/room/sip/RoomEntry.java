package vn.giaoban.room.sip;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.Conferences.Looked;
import vn.giaoban.room.sip.Conferences.Place;
import vn.giaoban.room.sip.Conferences.Seat;
import vn.giaoban.room.sip.menu.MenuInput;
import vn.giaoban.room.sip.menu.Wish;

/** How one call gets to its seat, and what it has there. Confined to the rooms' thread. */
final class RoomEntry {
    private final RoomCall call;
    private final RoomCall.Who who;
    private final RoomCall.Tools tools;
    private @Nullable Place place;
    private @Nullable Seat seat;
    private @Nullable String early;
    private @Nullable IntConsumer moving;

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
        tools.blocking().execute(() -> {
            Looked looked = tools.conferences().lookUp(number, pin, who.source());
            tools.rooms().execute(() -> found(looked));
        });
    }

    void found(Looked looked) {
        if (call.over()) {
            return;
        }
        call.menu(new MenuInput.Found(looked.entrance()));
        Place to = looked.place();
        if (to != null) {
            place = to;
            tools.blocking().execute(() -> {
                Seat taken = tools.conferences().enter(to, who.caller(), call.ears());
                tools.rooms().execute(() -> {
                    if (call.over()) {
                        taken.leave();
                    } else {
                        seat = taken;
                        offer(early);
                    }
                });
            });
        }
    }

    /** Whether it has its seat, or is not on its way to one. */
    boolean settled() {
        return seat != null || place == null;
    }

    /**
     * Goes over to another place by the rules of dialling in; the one that it has is kept until there is another.
     *
     * @param told of what became of it, as a SIP status
     */
    void move(String number, String pin, IntConsumer told) {
        tools.blocking().execute(() -> {
            Looked looked = tools.conferences().lookUp(number, pin, who.source());
            tools.rooms().execute(() -> moved(looked, told));
        });
    }

    private void moved(Looked looked, IntConsumer told) {
        Place to = looked.place();
        if (call.over() || !settled()) {
            return;
        }
        if (to == null) {
            told.accept(
                    switch (looked.entrance()) {
                        case WRONG -> 404;
                        case NEEDS_PIN -> 484;
                        case NO_MEETING -> 480;
                        case BARRED -> 403;
                        case OPEN -> 500;
                    });
        } else if (to.equals(place)) {
            told.accept(200);
        } else {
            moving = told;
            leave();
            seat = null;
            early = null;
            call.goesOver();
            found(looked);
        }
    }

    /** What became of going over, if it did. */
    void arrived(int status) {
        IntConsumer told = moving;
        moving = null;
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
