package vn.giaoban.server.rooms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.views.SitesView;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.store.views.Views;

/** Where sites' room systems are called: where they are registered, else where somebody said that they are. */
public final class RoomAddresses {
    private final Views views;
    private final DialIn dialIn;
    private final SipService sip;

    public RoomAddresses(Views views, DialIn dialIn, SipService sip) {
        this.views = views;
        this.dialIn = dialIn;
        this.sip = sip;
    }

    /** As of now; for one request. */
    Known now() {
        Map<SiteId, String> said = new HashMap<>();
        views.query(SitesView::all).forEach(site -> {
            if (site.room() != null) {
                said.put(site.id(), site.room());
            }
        });
        return new Known(dialIn.numbers(), sip.rooms(), said);
    }

    /** @param said addresses that somebody said */
    record Known(RoomNumbers numbers, @Nullable SipRooms rooms, Map<SiteId, String> said) {

        Optional<String> registered(SiteId site) {
            return rooms == null ? Optional.empty() : rooms.registered(numbers.of(site));
        }

        /** Of every site that has one. */
        Map<SiteId, String> all() {
            Map<SiteId, String> all = new HashMap<>(said);
            numbers.sites().forEach(site -> registered(site).ifPresent(at -> all.put(site, at)));
            return all;
        }

        Optional<String> of(SiteId site) {
            return registered(site).or(() -> Optional.ofNullable(said.get(site)));
        }
    }
}
