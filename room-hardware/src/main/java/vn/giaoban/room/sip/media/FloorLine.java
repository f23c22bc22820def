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

/** BFCP of one call over UDP: the floor's server with a socket. Confined to the loop. */
final class FloorLine {
    private final DatagramChannel socket;
    private final InetAddress signalled;
    private @Nullable InetSocketAddress remote;
    private @Nullable FloorServer server;

    FloorLine(DatagramChannel socket, InetAddress signalled) {
        this.socket = socket;
        this.signalled = signalled;
    }

    /** A floor that was agreed anew is the same floor. */
    void agreed(Agreement.@Nullable Floor floor) {
        if (floor == null) {
            server = null;
        } else if (server == null) {
            server = new FloorServer(Agreement.Floor.NUMBER, Agreement.Floor.NUMBER, Agreement.Floor.NUMBER);
            remote = floor.remote();
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
        if (!known) {
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
            if (action instanceof FloorAction.Send(var message) && to != null) {
                RtpLoop.send(socket, BfcpWriter.write(message), to);
            }
        }
        return actions;
    }
}
