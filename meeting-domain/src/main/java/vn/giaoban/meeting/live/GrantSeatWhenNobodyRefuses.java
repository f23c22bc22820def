package vn.giaoban.meeting.live;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import vn.giaoban.meeting.live.LiveCommand.GrantSeat;

/** A device that asks for a taken seat has it when the seated one has not refused in time. */
final class GrantSeatWhenNobodyRefuses implements Automation {
    @Override
    public List<Due> due(LiveRoom room, Instant now) {
        return room.sites().values().stream()
                .filter(site -> site.seatRequest() != null
                        && !now.isBefore(site.seatRequest().refusableUntil()))
                .map(site -> {
                    var request = Objects.requireNonNull(site.seatRequest());
                    return new Due(
                            Streams.session(room.conference(), site.site()),
                            "grant-seat",
                            request.refusableUntil(),
                            new GrantSeat(site.site(), request.device()));
                })
                .toList();
    }
}
