package vn.giaoban.room.sip;

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
    }

    /** The room goes. */
    void leave() {
        if (seat != null) {
            seat.leave();
        }
    }
}
