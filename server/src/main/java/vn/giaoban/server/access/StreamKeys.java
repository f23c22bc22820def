package vn.giaoban.server.access;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.store.views.Views;

/** What an encoder or a player shows: a device session, or the token of its site's link. */
public final class StreamKeys {
    private final SiteDevices devices;
    private final SiteLinks links;
    private final ConferenceBook conferences;
    private final Views views;

    public StreamKeys(SiteDevices devices, SiteLinks links, ConferenceBook conferences, Views views) {
        this.devices = devices;
        this.links = links;
        this.conferences = conferences;
        this.views = views;
    }

    /**
     * A device session for a bearer token.
     *
     * @param use keeps a site's encoder and its player apart, as two devices
     * @throws Problem {@code unauthorized}
     * @throws Rejected {@code link-killed}; {@code not-allowed} for a link that leads to a lobby,
     *     where somebody must ask who comes
     */
    public String session(String bearer, String use) {
        if (devices.known(bearer).isPresent()) {
            return bearer;
        }
        SiteLinks.Link link = links.find(bearer).orElseThrow(() -> new Problem(401, "unauthorized"));
        int latest = conferences
                .find(link.conference())
                .map(entry -> entry.generations().getOrDefault(link.site(), 0))
                .orElse(0);
        if (link.generation() != latest) {
            throw new Rejected("link-killed");
        }
        boolean lobby = views.query(c -> ConferencesView.find(c, link.conference()))
                .map(row -> row.plan().joinPolicy() == JoinPolicy.LOBBY)
                .orElse(false);
        if (lobby) {
            throw new Rejected("not-allowed");
        }
        UUID device = UUID.nameUUIDFromBytes((use + "/" + link.site()).getBytes(StandardCharsets.UTF_8));
        return devices.beginRoom(link.conference(), link.site(), new DeviceId(device));
    }
}
