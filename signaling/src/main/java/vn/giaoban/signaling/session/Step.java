package vn.giaoban.signaling.session;

import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.ServerMessage;

/** What follows from a client's message. */
public sealed interface Step {
    record Reply(ServerMessage message) implements Step {}

    /** The client said who it is: let it in, or send an error and close. */
    record Enter(ClientMessage.Hello hello) implements Step {}

    /** A message for the room. */
    record Pass(ClientMessage message) implements Step {}

    /** Close with a WebSocket code; nothing that arrives later counts. */
    record Close(int code) implements Step {}
}
