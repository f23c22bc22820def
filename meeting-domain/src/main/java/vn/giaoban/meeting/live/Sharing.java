package vn.giaoban.meeting.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom.Relay;
import vn.giaoban.meeting.live.LiveRoom.Screen;

/**
 * What everybody sees that is no speech: a screen, or another conference. Who has the floor may show a screen, the main
 * site, the chair and the operators; the newest takes the place of the former, and what was shown by right of the floor
 * goes with it. Another conference covers the screen that was shown, and ends when a site is given the floor.
 */
record Sharing(@Nullable Screen screen, @Nullable Relay relay) {
    static final Sharing NONE = new Sharing(null, null);

    List<LiveEvent> share(SiteId site, SiteId main, LiveRoom.@Nullable Floor floor) {
        int grant = 0;
        if (!site.equals(main)) {
            if (floor == null || !floor.site().equals(site)) {
                throw new Rejected("not-your-floor");
            }
            grant = floor.grant();
        }
        return screen != null && site.equals(screen.site())
                ? List.of()
                : List.of(new LiveEvent.ScreenShared(site, null, grant));
    }

    List<LiveEvent> present(AccountId account) {
        return screen != null && account.equals(screen.account())
                ? List.of()
                : List.of(new LiveEvent.ScreenShared(null, account, 0));
    }

    List<LiveEvent> unshare(SiteId site) {
        return screen != null && site.equals(screen.site()) ? end() : List.of();
    }

    List<LiveEvent> end() {
        return screen == null ? List.of() : List.of(new LiveEvent.ScreenUnshared());
    }

    List<LiveEvent> relay(SiteId site) {
        if (relay != null && relay.site().equals(site)) {
            return List.of();
        }
        List<LiveEvent> events = new ArrayList<>(endRelay());
        events.add(new LiveEvent.RelayBegan(site));
        return events;
    }

    List<LiveEvent> endRelay() {
        return relay == null ? List.of() : List.of(new LiveEvent.RelayEnded(relay.site()));
    }

    Sharing evolve(LiveEvent event, Instant at) {
        return switch (event) {
            case LiveEvent.ScreenShared e -> new Sharing(new Screen(e.site(), e.account(), e.grant(), at), relay);
            case LiveEvent.ScreenUnshared e -> new Sharing(null, relay);
            case LiveEvent.RelayBegan e -> new Sharing(null, new Relay(e.site(), at));
            case LiveEvent.RelayEnded e -> new Sharing(screen, null);
            case LiveEvent.MeetingClosed e -> NONE;
            case LiveEvent.FloorEnded e -> without(e.grant());
            case LiveEvent.GrantUndone e -> without(e.grant());
            case LiveEvent.OperatorDismissed e ->
                screen != null && e.operator().equals(screen.account()) ? new Sharing(null, relay) : this;
            default -> this;
        };
    }

    private Sharing without(int grant) {
        return screen != null && screen.grant() == grant ? new Sharing(null, relay) : this;
    }
}
