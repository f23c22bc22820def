package vn.giaoban.signaling.room;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.signaling.Access;
import vn.giaoban.signaling.Access.May;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.Fault;
import vn.giaoban.signaling.protocol.ServerMessage.Seat;

/** Who may ask for what; the meeting's own rules come after. Pure. */
final class Permissions {
    private Permissions() {}

    /** Why the command is refused, or null. */
    static @Nullable Fault refusal(LiveRoom room, Who who, @Nullable Seat seat, ClientCommand command) {
        return switch (command) {
            case ClientCommand.OfTheChair chair ->
                who instanceof Who.Staff staff ? staffRefusal(room, staff, chair) : new Fault("not-allowed");
            case ClientCommand.OpenMeeting _ -> mayChair(who) ? null : new Fault("not-allowed");
            case ClientCommand.TakeChair _ -> {
                AccountId account = who.account();
                boolean operates = account != null && room.operators().contains(account);
                yield operates || mayChair(who) ? null : new Fault("not-allowed");
            }
            case ClientCommand.OfASeat _ -> {
                if (!(who instanceof Who.Device)) {
                    yield new Fault("not-allowed");
                }
                yield seat == Seat.SEATED ? null : new Fault("not-seated");
            }
            case ClientCommand.OfADevice device -> deviceRefusal(who, seat, device);
        };
    }

    private static boolean mayChair(Who who) {
        return who instanceof Who.Staff staff && staff.may().contains(May.CHAIR);
    }

    private static @Nullable Fault staffRefusal(LiveRoom room, Who.Staff staff, ClientCommand.OfTheChair command) {
        boolean leads = leads(room, staff.session().account());
        boolean door = command instanceof ClientCommand.Admit || command instanceof ClientCommand.Refuse;
        boolean allowed = switch (command) {
            case ClientCommand.AnswerTechnicianCall _ -> leads || staff.may().contains(May.TECHNICIAN);
            default -> leads || (door && room.status() == Status.SCHEDULED && opensDoors(staff));
        };
        return allowed ? null : new Fault("not-chair");
    }

    /**
     * Refuses whom the chair may not name: an operator is somebody whose roles allow it in this conference. May block.
     *
     * @throws Rejected {@code may-not-operate}
     */
    static void checkNamed(Access access, ConferenceId conference, ClientCommand command) {
        if (command instanceof ClientCommand.NameOperator named
                && !access.may(named.account(), conference).contains(May.OPERATE)) {
            throw new Rejected(
                    "may-not-operate", Map.of("account", named.account().toString()));
        }
    }

    /** The chair, or an operator, as the room has them now. */
    static boolean leads(LiveRoom room, AccountId account) {
        LiveRoom.Chair chair = room.chair();
        return room.operators().contains(account)
                || (chair != null && chair.account().equals(account));
    }

    private static boolean opensDoors(Who.Staff staff) {
        return staff.may().contains(May.CHAIR)
                || staff.may().contains(May.OPERATE)
                || staff.may().contains(May.TECHNICIAN);
    }

    private static @Nullable Fault deviceRefusal(Who who, @Nullable Seat seat, ClientCommand.OfADevice command) {
        if (!(who instanceof Who.Device) || seat == Seat.LOBBY) {
            return new Fault("not-allowed");
        }
        return switch (command) {
            case ClientCommand.TakeSeat _, ClientCommand.Watch _ -> null;
            case ClientCommand.RefuseSeat _, ClientCommand.LeaveSeat _ ->
                seat == Seat.SEATED ? null : new Fault("not-seated");
        };
    }
}
