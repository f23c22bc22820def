package vn.giaoban.room.sip.peer;

import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.menu.Wish;

/** A seat of which nothing comes. */
class QuietSeat implements Conferences.Seat {
    @Override
    public void offer(String sdp) {}

    @Override
    public void ask(Wish wish, int number) {}

    @Override
    public void leave() {}
}
