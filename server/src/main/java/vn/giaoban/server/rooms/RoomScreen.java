package vn.giaoban.server.rooms;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.room.sip.media.Content;

/**
 * What a room shows beside its picture, as its site's screen in the meeting: the floor that the room asks for by BFCP is
 * the meeting's own rule about screens. Any thread may call.
 */
final class RoomScreen implements Content.Listener {
    private final SiteId site;
    private final Content content;
    private final Commands commands;
    private @Nullable UUID asked;
    private boolean shown;
    private boolean others;

    /** Says a command without fields to the conference. */
    interface Commands {
        void say(UUID id, String type);
    }

    RoomScreen(SiteId site, Content content, Commands commands) {
        this.site = site;
        this.content = content;
        this.commands = commands;
        content.listen(this);
    }

    @Override
    public void asked() {
        UUID id = UUID.randomUUID();
        synchronized (this) {
            asked = id;
        }
        commands.say(id, "shareScreen");
    }

    @Override
    public void givenBack() {
        commands.say(UUID.randomUUID(), "unshareScreen");
    }

    /** What became of a command. */
    void done(String id, boolean granted) {
        synchronized (this) {
            if (!Objects.toString(asked, "").equals(id)) {
                return;
            }
            asked = null;
        }
        content.decide(granted);
    }

    /** The meeting as it is now. */
    void follow(LiveRoom room) {
        LiveRoom.Screen screen = room.screen();
        boolean now = screen != null && site.equals(screen.site());
        boolean theirs = screen != null && !now;
        boolean ended;
        boolean changed;
        synchronized (this) {
            ended = shown && !now;
            shown = now;
            changed = others != theirs;
            others = theirs;
        }
        if (ended) {
            content.revoke();
        }
        if (changed) {
            content.others(theirs);
        }
    }

    /** What the conference wants sent, and coded how. */
    void wanted(boolean screen, FeedPacket.Codec codec) {
        content.wanted(screen, codec);
    }

    void leave() {
        content.listen(null);
        boolean ends;
        synchronized (this) {
            ends = shown;
        }
        if (ends) {
            givenBack();
        }
    }
}
