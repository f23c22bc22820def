package vn.giaoban.room.sip.peer;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;

/** Lets nobody in: every call stays in the menu. */
final class Nobody implements Conferences {
    @Override
    public Looked lookUp(String number, String pin, InetAddress source) {
        return new Looked(Entrance.NEEDS_PIN, null);
    }

    @Override
    public @Nullable String password(String number) {
        return null;
    }

    @Override
    public Seat enter(Place place, String room, Guest guest) {
        throw new IllegalStateException("nobody is let in");
    }
}
