package vn.giaoban.server.board;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.device.DeviceEvent.Kind;
import vn.giaoban.meeting.views.DevicesView;
import vn.giaoban.room.health.Level;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.store.views.Views;

/** The technician's board, for one's own units. */
public final class BoardRoutes {
    private static final Set<Role> WATCHERS =
            EnumSet.of(Role.SECRETARY, Role.OPERATOR, Role.TECHNICIAN, Role.ADMINISTRATOR);
    private static final int HISTORY = 50;

    private final Board board;
    private final Views views;
    private final Directory directory;
    private final Authority authority;

    /**
     * A device as it is now.
     *
     * @param cause a stable code of why it is so; {@code ""} when all is well
     * @param inUse whether the room is in a call, the site connected, the camera on stage or moved
     */
    record DeviceLine(
            Kind kind,
            UUID id,
            UUID site,
            String name,
            Level level,
            String cause,
            Instant since,
            boolean inUse,
            Seen.Figures figures) {}

    /** A trouble as it was; {@code until} null while it goes on. */
    record TroubleLine(
            Kind kind,
            UUID id,
            String level,
            String cause,
            Instant since,
            @Nullable Instant until,
            @Nullable String outcome) {}

    public BoardRoutes(Board board, Views views, Directory directory, Authority authority) {
        this.board = board;
        this.views = views;
        this.directory = directory;
        this.authority = authority;
    }

    public List<Route> routes() {
        Allowed watchers = Allowed.toRoles(Role.SECRETARY, Role.OPERATOR, Role.TECHNICIAN, Role.ADMINISTRATOR);
        return List.of(
                Route.get("/devices", watchers, "Cameras, rooms and lines of one's units, as they are now.", this::list)
                        .answersPageOf(DeviceLine.class),
                Route.get("/sites/{site}/troubles", watchers, "What was wrong at a site, the newest first.", this::past)
                        .answersPageOf(TroubleLine.class));
    }

    private Answer list(Call call) {
        Map<SiteId, UnitId> units = directory.unitsBySite();
        return call.page(board.devices().stream()
                .filter(d -> {
                    UnitId unit = units.get(d.seen().device().site());
                    return unit != null && authority.holds(call.caller(), WATCHERS, unit);
                })
                .map(BoardRoutes::line)
                .toList());
    }

    private static DeviceLine line(Board.Since device) {
        Seen seen = device.seen();
        return new DeviceLine(
                seen.device().kind(),
                seen.device().id(),
                seen.device().site().value(),
                seen.name(),
                seen.judgement().level(),
                seen.judgement().cause(),
                device.since(),
                seen.inUse(),
                seen.figures());
    }

    private Answer past(Call call) {
        var site = new SiteId(call.id("site"));
        UnitId unit = directory.unitsBySite().get(site);
        if (unit == null) {
            throw Problem.notFound("site-unknown");
        }
        authority.require(call.caller(), WATCHERS, unit);
        return call.page(views.query(c -> DevicesView.ofSite(c, site, HISTORY)).stream()
                .map(t -> new TroubleLine(
                        t.kind(), t.id(), t.level().name(), t.cause(), t.since(), t.until(), t.outcome()))
                .toList());
    }
}
