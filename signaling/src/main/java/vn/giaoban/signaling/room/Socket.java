package vn.giaoban.signaling.room;

/** The way to one client. Safe from any thread, never blocks, never throws. */
public interface Socket {
    /** Sends a JSON text as UTF-8; the bytes are not changed afterwards by anybody. */
    void send(byte[] message);

    /** Bytes that the network has not taken yet. */
    long waiting();

    /** Closes after what was sent, with a WebSocket code. */
    void close(int code);
}
