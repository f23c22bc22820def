package vn.giaoban.meeting.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom.Screen;

/**
 * Whose screen everybody sees. Who has the floor may show one, the main site, the chair and the operators; the newest
 * takes the place of the former, and what was shown by right of the floor goes with it.
 */
record Sharing(@Nullable Screen screen) {
    static final Sharing NONE = new Sharing(null);

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

    Sharing evolve(LiveEvent event, Instant at) {
        return switch (event) {
            case LiveEvent.ScreenShared e -> new Sharing(new Screen(e.site(), e.account(), e.grant(), at));
            case LiveEvent.ScreenUnshared e -> NONE;
            case LiveEvent.MeetingClosed e -> NONE;
            case LiveEvent.FloorEnded e -> without(e.grant());
            case LiveEvent.GrantUndone e -> without(e.grant());
            case LiveEvent.OperatorDismissed e -> screen != null && e.operator().equals(screen.account()) ? NONE : this;
            default -> this;
        };
    }

    private Sharing without(int grant) {
        return screen != null && screen.grant() == grant ? NONE : this;
    }
}
