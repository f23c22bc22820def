package vn.giaoban.room.sip.sdp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.secure.Fingerprint;

/**
 * What came of an offer and its answer.
 *
 * @param sdp what we say: the answer, or the offer that was answered
 * @param audio never null in a call that stands
 * @param video null when there is none
 * @param far null when there is no camera control
 * @param content null when the room has no second picture
 */
public record Agreement(
        String sdp,
        Leg.Audio audio,
        Leg.@Nullable Video video,
        Leg.@Nullable Far far,
        @Nullable Content content) {

    /** What the room shows beside its picture; {@code floor} null when nothing says who may. */
    public record Content(Leg.Video video, @Nullable Floor floor) {}

    /**
     * BFCP (RFC 8856); we are the floor's server.
     *
     * @param remote null when only the room's packets will tell
     * @param connects whether it is we who connect
     * @param fingerprint of the room's certificate, for TLS
     */
    public record Floor(
            @Nullable InetSocketAddress remote,
            Way way,
            boolean connects,
            @Nullable Fingerprint fingerprint) {
        /** The one conference, floor, and user that our descriptions name. */
        public static final int NUMBER = 1;

        /** What carries it. */
        public enum Way {
            UDP("UDP/BFCP", 2),
            TCP("TCP/BFCP", 1),
            TLS("TCP/TLS/BFCP", 1);

            final String protocol;
            /** Of its messages. */
            public final int version;

            Way(String protocol, int version) {
                this.protocol = protocol;
                this.version = version;
            }
        }
    }

    /** Whether the room neither wants to hear nor sends: it holds the call. */
    public boolean held() {
        return !audio.sends();
    }
}
