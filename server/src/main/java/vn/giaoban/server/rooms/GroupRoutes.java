package vn.giaoban.server.rooms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;
import vn.giaoban.meeting.site.SiteCommand;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.Directory;

/** The roll call as it is now, and the calls that stand for several sites (điểm cầu gộp). */
public final class GroupRoutes {
    private final RoomAccess access;
    private final Directory directory;
    private final LiveConferences live;
    private final MeetingCommands commands;

    /**
     * One site's line in the roll call.
     *
     * @param linkSince null while it was never connected
     * @param through the site whose call stands for this one too, while it is connected by that
     * @param standsFor the sites for which this one's call stands
     */
    record RollLine(
            UUID site,
            String name,
            Link link,
            @Nullable Instant linkSince,
            Presence presence,
            int headcount,
            @Nullable UUID through,
            List<UUID> standsFor) {}

    /** @param sites for which the call stands from now on; empty for its own alone */
    record GroupBody(List<UUID> sites) {}

    public GroupRoutes(RoomAccess access, Directory directory, LiveConferences live, MeetingCommands commands) {
        this.access = access;
        this.directory = directory;
        this.live = live;
        this.commands = commands;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/conferences/{id}/roll",
                                RoomAccess.TECHNICIANS,
                                "Every site's line in the roll call, as it is now.",
                                this::roll)
                        .answersPageOf(RollLine.class),
                Route.put(
                                "/conferences/{id}/rooms/{site}/group",
                                RoomAccess.TECHNICIANS,
                                "Says for which other sites a site's call stands.",
                                this::group)
                        .takes(GroupBody.class));
    }

    private Answer roll(Call call) {
        LiveRoom room = live.room(access.conference(call)).orElseThrow(() -> new Problem(409, "not-scheduled"));
        return call.page(room.sites().values().stream().map(this::line).toList());
    }

    private RollLine line(LiveRoom.SiteState state) {
        SiteId through = state.through();
        return new RollLine(
                state.site().value(),
                directory.nameOf(state.site()),
                state.link(),
                state.link() == Link.OFFLINE ? null : state.linkSince(),
                state.presence(),
                state.headcount(),
                through == null ? null : through.value(),
                state.standsFor().stream().map(SiteId::value).toList());
    }

    private Answer group(Call call) {
        ConferenceId id = access.conference(call);
        List<UUID> sites = call.body(GroupBody.class).sites();
        if (sites.stream().anyMatch(Objects::isNull)) {
            throw Problem.badField("sites");
        }
        SiteId line = new SiteId(call.id("site"));
        List<SiteId> standsFor = sites.stream().distinct().map(SiteId::new).toList();
        live.submit(id, new LiveCommand.GroupSites(line, standsFor), call.context())
                .join();
        // And for the meetings to come: an MCU has the same rooms behind it next week.
        UUID second = UUID.nameUUIDFromBytes((call.commandId() + "/site").getBytes(StandardCharsets.UTF_8));
        commands.send(
                        new SiteCommand.NameGroup(line, standsFor),
                        CommandContext.by(call.caller().actor(), second, call.now()))
                .join();
        return Answer.nothing();
    }
}
