package vn.giaoban.room.sip;

import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.Plan;
import vn.giaoban.room.sip.media.CallMedia;
import vn.giaoban.room.sip.media.Content;
import vn.giaoban.room.sip.media.FarEnd;
import vn.giaoban.room.sip.media.MediaListener;
import vn.giaoban.room.sip.menu.MenuInput;
import vn.giaoban.room.sip.menu.Wish;

/** Brings what a call hears from its media and its conference, on whatever thread, to the rooms' thread. */
final class RoomEars implements MediaListener, Conferences.Guest {
    private final RoomCall call;

    RoomEars(RoomCall call) {
        this.call = call;
    }

    private void menu(MenuInput input) {
        call.later(() -> call.menu(input));
    }

    @Override
    public void digit(char digit) {
        menu(new MenuInput.Digit(digit));
    }

    @Override
    public void said() {
        call.later(call::said);
    }

    @Override
    public void connected() {
        menu(new MenuInput.Seated());
    }

    @Override
    public void silent() {
        call.later(() -> call.hangUp("no-media"));
    }

    @Override
    public void oneWay() {
        call.later(call::repair);
    }

    @Override
    public void keyFrameByInfo() {
        call.later(() -> call.line().askForKeyFrame());
    }

    @Override
    public long pictureRate() {
        return call.pictureRate();
    }

    @Override
    public void seated(Plan plan) {
        call.later(() -> call.seated(plan));
    }

    @Override
    public void waiting() {
        call.later(call::waiting);
    }

    @Override
    public void answered(String sdp) {
        call.later(() -> {
            CallMedia media = call.media();
            if (media != null) {
                media.answered(sdp);
            }
        });
    }

    @Override
    public void send(boolean microphone, boolean camera, FeedPacket.Codec codec) {
        call.later(() -> {
            CallMedia media = call.media();
            if (media != null) {
                media.send(microphone, camera, codec);
            }
        });
    }

    @Override
    public void done(Wish wish, boolean granted) {
        menu(new MenuInput.Done(wish, granted));
    }

    @Override
    public void stands(boolean called, boolean floor) {
        menu(new MenuInput.Stands(called, floor));
    }

    @Override
    public void over(boolean meetingOver, String code) {
        call.later(() -> call.left(meetingOver, code));
    }

    @Override
    public @Nullable FarEnd farEnd() {
        CallMedia media = call.media();
        return media == null ? null : media.side().far();
    }

    @Override
    public @Nullable Content content() {
        CallMedia media = call.media();
        return media == null ? null : media.side().content();
    }
}
