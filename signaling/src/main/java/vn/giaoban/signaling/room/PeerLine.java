package vn.giaoban.signaling.room;

import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.RoomView;

/**
 * How the line of one who takes part is.
 *
 * @param site whose device it is; null for staff
 * @param account whose page it is; null for a site's device
 * @param seated whether it stands for its site, or only watches
 * @param up whether media flows
 * @param word what the client itself is told; null before it ever connected
 * @param measured by the media server over the last five seconds; null while nothing flows
 * @param seen what the page said it saw last; null when it says nothing
 */
public record PeerLine(
        String peer,
        @Nullable SiteId site,
        @Nullable AccountId account,
        boolean seated,
        boolean simulated,
        boolean up,
        RoomView.@Nullable Quality word,
        MediaEvent.@Nullable Stats measured,
        ClientMessage.@Nullable Stats seen) {

    static PeerLine of(Client client) {
        return new PeerLine(
                client.peer.value(),
                client.who.site(),
                client.who.account(),
                client.seated(),
                client.who instanceof Who.Device device && device.session().simulated(),
                client.mediaUp,
                client.quality,
                client.stats,
                client.seen);
    }
}
