package vn.giaoban.signaling.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.SeatRequest;
import vn.giaoban.meeting.live.LiveRoom.SiteState;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.store.log.CommitLog.Subscription;

/** A meeting that does at once what it is told, with just the rules that signaling depends on. */
final class FakeLive implements LiveConferences {
    final TestRoom room;
    final List<LiveCommand> commands = new ArrayList<>();
    final List<CommandContext> contexts = new ArrayList<>();
    private final List<Consumer<LiveRoom>> watchers = new ArrayList<>();
    private LiveRoom now;

    FakeLive(TestRoom room) {
        this.room = room;
        this.now = room.now();
    }

    @Override
    public CompletableFuture<Receipt> submit(ConferenceId conference, LiveCommand command, CommandContext context) {
        commands.add(command);
        contexts.add(context);
        try {
            decide(command, context);
        } catch (Rejected rejected) {
            return CompletableFuture.failedFuture(rejected);
        }
        changed();
        return CompletableFuture.completedFuture(new Receipt(now.position(), false));
    }

    /** Tells the watchers what the room became. */
    void changed() {
        now = room.now();
        watchers.forEach(watcher -> watcher.accept(now));
    }

    <T extends LiveCommand> List<T> commands(Class<T> type) {
        return commands.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public Optional<LiveRoom> room(ConferenceId conference) {
        return conference.equals(TestRoom.CONFERENCE) ? Optional.of(now) : Optional.empty();
    }

    @Override
    public List<LiveRoom> open() {
        return List.of(now);
    }

    @Override
    public Subscription watch(ConferenceId conference, Consumer<LiveRoom> watcher) {
        watchers.add(watcher);
        watcher.accept(now);
        return () -> watchers.remove(watcher);
    }

    private void decide(LiveCommand command, CommandContext context) {
        switch (command) {
            case LiveCommand.TakeSeat take -> takeSeat(take);
            case LiveCommand.LeaveSeat leave -> room.seat(leave.site(), null, false, null);
            case LiveCommand.RefuseSeat refuse -> room.seat(refuse.site(), refuse.device(), false, null);
            case LiveCommand.GrantSeat grant -> room.seat(grant.site(), grant.device());
            case LiveCommand.ChangeLink change -> room.link(change.site(), change.link());
            case LiveCommand.GrantFloor grant -> {
                epoch(context);
                room.floor(grant.site());
            }
            case LiveCommand.RegisterToSpeak register -> {
                if (room.queue.stream().anyMatch(r -> r.site().equals(register.site()))) {
                    throw new Rejected("already-registered");
                }
                room.queue.add(new LiveRoom.Request(
                        register.request(),
                        register.site(),
                        register.speaker(),
                        register.topic(),
                        context.now(),
                        false));
            }
            case LiveCommand.ChangeChairLine line -> room.chairLostSince = line.lostSince();
            case LiveCommand.TakeChair take -> {
                if (room.chairLostSince == null) {
                    throw new Rejected("chair-there", Map.of("holder", TestRoom.CHAIR_PERSON.toString()));
                }
                room.chair = take.account();
                room.chairLostSince = null;
                room.epoch++;
            }
            case LiveCommand.HoldTalkKey _ -> room.talkKey = context.account();
            case LiveCommand.FreeTalkKey _ -> room.talkKey = null;
            case LiveCommand.CloseMeeting _ -> {
                epoch(context);
                room.status = LiveRoom.Status.CLOSED;
            }
            case LiveCommand.Admit admit -> {
                room.lobby.stream()
                        .filter(knock -> knock.knock().equals(admit.knock()))
                        .forEach(room.admitted::add);
                room.lobby.removeIf(knock -> knock.knock().equals(admit.knock()));
            }
            case LiveCommand.Refuse refuse ->
                room.lobby.removeIf(knock -> knock.knock().equals(refuse.knock()));
            default -> {}
        }
    }

    private void takeSeat(LiveCommand.TakeSeat take) {
        SiteState site = room.state(take.site());
        DeviceId holder = site.device();
        boolean free = holder == null || holder.equals(take.device()) || (site.simulated() && !take.simulated());
        if (free) {
            room.seat(take.site(), take.device(), take.simulated(), null);
        } else {
            room.seat(
                    take.site(),
                    holder,
                    site.simulated(),
                    new SeatRequest(take.device(), TestRoom.TIME.plusSeconds(20)));
        }
    }

    private void epoch(CommandContext context) {
        if (context.epoch() != room.epoch) {
            throw new Rejected(
                    "stale-epoch",
                    Map.of("holder", TestRoom.CHAIR_PERSON.toString(), "epoch", Integer.toString(room.epoch)));
        }
    }
}
