package vn.giaoban.signaling.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.signaling.protocol.BadMessage;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Codec;
import vn.giaoban.signaling.protocol.Fault;
import vn.giaoban.signaling.protocol.ServerMessage;

/**
 * One socket's side of the protocol: first a hello, then whatever the room takes; bad, oversized and too frequent
 * messages are answered and counted. Confined to the socket's own order of messages.
 */
public final class Session {
    /** Policy violation (RFC 6455, 7.4.1). */
    public static final int POLICY = 1008;

    /** A text of so many characters cannot exceed the limit of bytes, whatever its letters. */
    public static final int SURELY_SMALL = Codec.MAX_BYTES / 3;

    static final int PROTOCOL_ERROR = 1002;
    static final int TOO_BIG = 1009;

    /** So many bad messages end the socket. */
    static final int PATIENCE = 20;

    private final RateLimit rate = new RateLimit(20, 60);
    private boolean greeted;
    private boolean closed;
    private int bad;

    /** Takes one text message of {@code bytes} bytes. */
    public List<Step> received(String text, int bytes, Instant now) {
        if (closed) {
            return List.of();
        }
        if (bytes > Codec.MAX_BYTES) {
            return close(TOO_BIG, new Fault("message-too-large", Map.of("max", Integer.toString(Codec.MAX_BYTES))));
        }
        ClientMessage message;
        try {
            message = Codec.readClient(text);
        } catch (BadMessage wrong) {
            return refuse(wrong.command(), wrong.fault());
        }
        if (!rate.take(now)) {
            return refuse(
                    message instanceof ClientMessage.Command command ? command.id() : null, new Fault("too-busy"));
        }
        return switch (message) {
            case ClientMessage.Hello hello -> greet(hello);
            case ClientMessage.Ping ping -> List.of(new Step.Reply(new ServerMessage.Pong(ping.at(), now)));
            case ClientMessage.Command _,
                    ClientMessage.Offer _,
                    ClientMessage.Restart _,
                    ClientMessage.View _,
                    ClientMessage.Stats _ -> greeted ? List.of(new Step.Pass(message)) : outOfTurn();
        };
    }

    private List<Step> greet(ClientMessage.Hello hello) {
        if (greeted) {
            return outOfTurn();
        }
        if (hello.version() != Codec.VERSION) {
            return close(
                    PROTOCOL_ERROR,
                    new Fault("protocol-version", Map.of("supported", Integer.toString(Codec.VERSION))));
        }
        greeted = true;
        return List.of(new Step.Enter(hello));
    }

    private List<Step> outOfTurn() {
        return refuse(null, new Fault("bad-message", Map.of("field", "type")));
    }

    private List<Step> refuse(@Nullable UUID command, Fault fault) {
        ServerMessage answer =
                command == null ? new ServerMessage.Error(fault) : new ServerMessage.Refused(command, fault);
        if (++bad < PATIENCE) {
            return List.of(new Step.Reply(answer));
        }
        closed = true;
        return List.of(new Step.Reply(answer), new Step.Close(POLICY));
    }

    private List<Step> close(int code, Fault fault) {
        closed = true;
        return List.of(new Step.Reply(new ServerMessage.Error(fault)), new Step.Close(code));
    }
}
