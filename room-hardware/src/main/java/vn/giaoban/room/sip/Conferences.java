package vn.giaoban.room.sip;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.Plan;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.room.sip.media.Content;
import vn.giaoban.room.sip.media.FarEnd;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;
import vn.giaoban.room.sip.menu.Wish;

/** The conferences as rooms reach them. Methods may block; they are never called on a media thread. */
public interface Conferences {

    /**
     * What a site's number and a PIN open.
     *
     * @param pin "" when none was given
     * @param source where the room calls from
     */
    Looked lookUp(String number, String pin, InetAddress source);

    /** The password by which the room of a number registers; null when nobody has the number. */
    @Nullable
    String password(String number);

    /**
     * Lets a room take its site's seat, as a browser does; what comes of it is told to the guest.
     *
     * @param room names the room system, the same every time it calls
     */
    Seat enter(Place place, String room, Guest guest);

    /** An answer to {@link #lookUp}; {@code place} is null unless it is open. */
    record Looked(Entrance entrance, @Nullable Place place) {}

    /** A site's place in a conference; {@code name} is the site's, for people. */
    record Place(ConferenceId conference, SiteId site, String name) {}

    /** A room's seat. Methods return at once. */
    interface Seat {
        /** The room's peer offers (docs/protocol.md, section 5). */
        void offer(String sdp);

        /** @param number of people, for {@link Wish#PRESENT} */
        void ask(Wish wish, int number);

        /** Leaves of its own will. */
        void leave();
    }

    /** Hears what becomes of a room in its conference; called on any thread, must return at once. */
    interface Guest {
        /** Bits a second that the room's call takes in pictures; 0 when it does not say. */
        long pictureRate();

        /** The room has its seat; again when its connection to the media server must be made anew. */
        void seated(Plan plan);

        /** Another device has the seat. */
        void waiting();

        void answered(String sdp);

        /** What the room must send now, its picture in the codec named; everything else stays silent. */
        void send(boolean microphone, boolean camera, FeedPacket.Codec codec);

        void done(Wish wish, boolean granted);

        void stands(boolean called, boolean floor);

        /** Control of cameras in the room's call; null when there is none. */
        @Nullable
        FarEnd farEnd();

        /** What the room shows beside its picture; null when its call has no such line. */
        @Nullable
        Content content();

        /** The room is out. */
        void over(boolean meetingOver, String code);
    }
}
