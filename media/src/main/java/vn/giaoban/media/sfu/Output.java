package vn.giaoban.media.sfu;

import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.secure.Fingerprint;

/** What the core wants done. */
public sealed interface Output permits Send, Output.Handshake, Output.Gone, Output.Happened, Output.Fed {

    /** A DTLS datagram for the handshake of a connection, which begins with the first one. */
    record Handshake(long connection, Fingerprint expected, byte[] datagram) implements Output {}

    /** The connection is over: end its DTLS association. */
    record Gone(long connection) implements Output {}

    record Happened(MediaEvent event) implements Output {}

    record Fed(RoomId room, FeedPacket packet) implements Output {}
}
