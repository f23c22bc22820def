package vn.giaoban.signaling.room;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Fault;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.session.Session;
import vn.giaoban.signaling.session.Step;

/** One open socket: its session, and the room it is in once it was let in. Messages come one after the other. */
public final class Visitor {
    private final Rooms rooms;
    private final Socket socket;
    private final @Nullable String cookie;
    private final Session session = new Session();
    private volatile @Nullable Inside inside;
    private volatile boolean gone;
    private volatile long endings;

    private record Inside(Hub hub, Client client) {}

    Visitor(Rooms rooms, Socket socket, @Nullable String cookie) {
        this.rooms = rooms;
        this.socket = socket;
        this.cookie = cookie;
    }

    /** The client said this. */
    public void text(String text) {
        int bytes = text.length() > Session.SURELY_SMALL ? text.getBytes(StandardCharsets.UTF_8).length : text.length();
        for (Step step : session.received(text, bytes, rooms.now())) {
            switch (step) {
                case Step.Reply(ServerMessage message) -> say(message);
                case Step.Enter(ClientMessage.Hello hello) -> rooms.admit(this, hello);
                case Step.Pass(ClientMessage message) -> pass(message);
                case Step.Close(int code) -> socket.close(code);
            }
        }
    }

    /** The socket is no more. */
    public void gone() {
        gone = true;
        Inside where = inside;
        if (where != null) {
            where.hub().gone(where.client(), socket);
        }
    }

    /** Says good-bye: its seat is free and its media end at once, where a socket that breaks would be waited for. */
    public void leave() {
        gone = true;
        Inside where = inside;
        if (where != null) {
            where.hub().leave(where.client());
        }
    }

    Socket socket() {
        return socket;
    }

    @Nullable
    String cookie() {
        return cookie;
    }

    /** Remembers how many sessions had ended when this visitor's was looked up. */
    void checkedAt(long endings) {
        this.endings = endings;
    }

    /** Whether a session ended since, so that it must be looked up again. */
    boolean stale() {
        return rooms.endings() != endings;
    }

    void again(ClientMessage.Hello hello) {
        rooms.admit(this, hello);
    }

    void inside(Hub hub, Client client) {
        inside = new Inside(hub, client);
        if (gone) {
            hub.gone(client, socket);
        }
    }

    void turnAway(Fault fault) {
        say(new ServerMessage.Error(fault));
        socket.close(Session.POLICY);
    }

    private void pass(ClientMessage message) {
        Inside where = inside;
        if (where == null) {
            Fault early = new Fault("bad-message", Map.of("field", "type"));
            say(
                    message instanceof ClientMessage.Command command
                            ? new ServerMessage.Refused(command.id(), early)
                            : new ServerMessage.Error(early));
        } else {
            where.hub().message(where.client(), message);
        }
    }

    private void say(ServerMessage message) {
        socket.send(Client.encode(message));
    }
}
