package vn.giaoban.room.sip.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.bfcp.BfcpReader;
import vn.giaoban.room.bfcp.BfcpWriter;
import vn.giaoban.room.bfcp.FloorAction;
import vn.giaoban.room.bfcp.FloorInput;
import vn.giaoban.room.bfcp.FloorServer;
import vn.giaoban.room.sip.sdp.Agreement;

/** BFCP of one call: the floor's server with a socket, or with a door for connections. Confined to the loop. */
final class FloorLine {
    private final DatagramChannel socket;
    private final @Nullable FloorDoor door;
    private final InetAddress signalled;
    private boolean datagrams;
    private @Nullable InetSocketAddress remote;
    private @Nullable FloorServer server;

    /** @param door null where only datagrams come in */
    FloorLine(DatagramChannel socket, @Nullable FloorDoor door, InetAddress signalled) {
        this.socket = socket;
        this.door = door;
        this.signalled = signalled;
    }

    /** A floor that was agreed anew is the same floor. */
    void agreed(Agreement.@Nullable Floor floor) {
        if (floor == null) {
            server = null;
        } else if (server == null) {
            int number = Agreement.Floor.NUMBER;
            server = new FloorServer(number, number, number, floor.way().version);
            remote = floor.remote();
        }
        datagrams = floor != null && floor.way() == Agreement.Floor.Way.UDP;
        if (floor != null && !datagrams && door != null) {
            door.open(floor);
        }
    }

    boolean agreed() {
        return server != null;
    }

    /** What the room says; what is no message of the room's is dropped. */
    List<FloorAction> datagram(byte[] b, int length, InetSocketAddress from, long nowMillis) {
        InetSocketAddress said = remote;
        boolean known = from.getAddress().equals(signalled)
                || said != null && from.getAddress().equals(said.getAddress());
        if (!known || !datagrams) {
            return List.of();
        }
        return BfcpReader.read(b, length)
                .map(message -> {
                    remote = from;
                    return handle(new FloorInput.Received(message), nowMillis);
                })
                .orElse(List.of());
    }

    /** Sends what follows; the rest is the caller's. */
    List<FloorAction> handle(FloorInput input, long nowMillis) {
        FloorServer floor = server;
        if (floor == null) {
            return List.of();
        }
        List<FloorAction> actions = floor.handle(input, nowMillis);
        InetSocketAddress to = remote;
        for (FloorAction action : actions) {
            if (action instanceof FloorAction.Send(var message)) {
                byte[] bytes = BfcpWriter.write(message);
                if (door != null && !datagrams) {
                    door.send(bytes);
                } else if (to != null) {
                    RtpLoop.send(socket, bytes, to);
                }
            }
        }
        return actions;
    }
}
