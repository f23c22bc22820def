package vn.giaoban.room.visca.net;

import vn.giaoban.room.visca.Octets;

/** Hears of a line. Calls come from the line's own threads, one at a time. */
public interface WireListener {
    void opened();

    /** One datagram, or a piece of the stream. */
    void received(Octets bytes);

    /**
     * The line is lost; it is being opened again.
     *
     * @param code why: {@code refused}, {@code unreachable}, {@code closed}, {@code no-device}, {@code
     *     device-refused}, {@code port-taken}, {@code unknown-host}
     */
    void lost(String code);
}
