package vn.giaoban.room.visca.net;

import vn.giaoban.room.visca.Octets;

/** One camera's end of a line. */
public interface CameraWire extends AutoCloseable {
    /** Sends without waiting; what cannot be sent now is dropped, as a lost packet is. */
    void send(Octets bytes);

    @Override
    void close();
}
