package vn.giaoban.room.bfcp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.bfcp.BfcpAttribute.ErrorCode;
import vn.giaoban.room.bfcp.BfcpAttribute.Group;
import vn.giaoban.room.bfcp.BfcpAttribute.Grouped;
import vn.giaoban.room.bfcp.BfcpAttribute.Kind;
import vn.giaoban.room.bfcp.BfcpAttribute.RequestStatus;
import vn.giaoban.room.bfcp.BfcpAttribute.Status;
import vn.giaoban.room.bfcp.BfcpAttribute.Supported;
import vn.giaoban.room.bfcp.BfcpMessage.Primitive;

/**
 * The server of one floor with one room at its other end (RFC 8855, section 13): a request waits until the meeting has
 * decided; a room that has asked how the floor stands is told whenever that changes. While the meeting shows something of
 * others', the floor is the server's own. Times are milliseconds.
 */
public final class FloorServer {
    /** Who has the floor when others show something. */
    private static final int SERVER = 0xFFFF;

    private static final int NO_CONFERENCE = 1;
    private static final int UNKNOWN_PRIMITIVE = 3;
    private static final int UNAUTHORIZED = 5;
    private static final int NO_FLOOR = 6;
    private static final int NO_REQUEST = 7;
    private static final List<Integer> PRIMITIVES = IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17)
            .boxed()
            .toList();
    private static final List<Integer> ATTRIBUTES =
            IntStream.of(1, 2, 3, 5, 6, 10, 11, 14, 15, 17, 18).boxed().toList();

    private final long conference;
    private final int floor;
    private final Announcements announcements;
    private @Nullable Request request;
    private @Nullable Request others;
    private boolean follows;
    private int requests;
    private int user;
    private int version;
    private @Nullable BfcpMessage answeredTo;
    private List<FloorAction> lastAnswer = List.of();

    private record Request(int id, Status status) {}

    /**
     * @param conference and {@code floor} as the session's description names them; {@code user} the room
     * @param version 1 over TCP, 2 over UDP
     */
    public FloorServer(long conference, int floor, int user, int version) {
        this.version = version;
        this.conference = conference;
        this.floor = floor;
        this.user = user;
        this.announcements = new Announcements(conference);
    }

    /** Takes in what happened and says what follows, in order. */
    public List<FloorAction> handle(FloorInput input, long now) {
        return switch (input) {
            case FloorInput.Received(BfcpMessage message) -> received(message, now);
            case FloorInput.Granted _ -> decided(Status.PENDING, Status.GRANTED, now);
            case FloorInput.Denied _ -> decided(Status.PENDING, Status.DENIED, now);
            case FloorInput.Revoked _ -> decided(Status.GRANTED, Status.REVOKED, now);
            case FloorInput.Others(boolean show) -> others(show, now);
            case FloorInput.Gone _ -> {
                follows = false;
                yield gone(now);
            }
            case FloorInput.Tick _ -> announcements.again(now);
        };
    }

    private List<FloorAction> received(BfcpMessage message, long now) {
        if (message.response()
                || message.primitive() == Primitive.FLOOR_REQUEST_STATUS_ACK
                || message.primitive() == Primitive.FLOOR_STATUS_ACK) {
            announcements.acknowledged(message.transaction());
            return List.of();
        }
        if (message.equals(answeredTo)) {
            // Our answer was lost: it is said again, and nothing happens twice.
            return lastAnswer.stream()
                    .filter(action -> action instanceof FloorAction.Send)
                    .toList();
        }
        version = message.version();
        user = message.user();
        List<FloorAction> actions = answer(message, now);
        answeredTo = message;
        lastAnswer = actions;
        return actions;
    }

    private List<FloorAction> answer(BfcpMessage message, long now) {
        if (message.conference() != conference) {
            return error(message, NO_CONFERENCE);
        }
        return switch (message.primitive()) {
            case Primitive.HELLO ->
                reply(
                        message,
                        Primitive.HELLO_ACK,
                        List.of(new Supported(false, PRIMITIVES), new Supported(true, ATTRIBUTES)));
            case Primitive.FLOOR_REQUEST -> asked(message);
            case Primitive.FLOOR_RELEASE -> released(message, now);
            case Primitive.FLOOR_REQUEST_QUERY -> {
                Request known = named(message);
                yield known == null ? error(message, NO_REQUEST) : status(message, known);
            }
            case Primitive.FLOOR_QUERY -> {
                // One that names no floor says that the room is no longer interested (section 13.5).
                follows = message.number(Kind.FLOOR) != null;
                yield reply(message, Primitive.FLOOR_STATUS, floorStatus());
            }
            case Primitive.USER_QUERY ->
                reply(
                        message,
                        Primitive.USER_STATUS,
                        request == null ? List.of() : List.of(information(request, List.of())));
            case Primitive.GOODBYE -> {
                List<FloorAction> actions = new ArrayList<>(reply(message, Primitive.GOODBYE_ACK, List.of()));
                follows = false;
                actions.addAll(gone(now));
                yield actions;
            }
            case Primitive.CHAIR_ACTION -> error(message, UNAUTHORIZED);
            case Primitive.HELLO_ACK, Primitive.ERROR, Primitive.CHAIR_ACTION_ACK, Primitive.GOODBYE_ACK -> List.of();
            default -> error(message, UNKNOWN_PRIMITIVE);
        };
    }

    /** A room that asks again while its request stands is told how that stands. */
    private List<FloorAction> asked(BfcpMessage message) {
        Integer wanted = message.number(Kind.FLOOR);
        if (wanted == null || wanted != floor) {
            return error(message, NO_FLOOR);
        }
        Request standing = request;
        if (standing != null) {
            return status(message, standing);
        }
        Request fresh = new Request(++requests & 0xFFFF, Status.PENDING);
        request = fresh;
        List<FloorAction> actions = new ArrayList<>(status(message, fresh));
        actions.add(new FloorAction.Asked());
        return actions;
    }

    private List<FloorAction> released(BfcpMessage message, long now) {
        Request known = named(message);
        if (known == null) {
            return error(message, NO_REQUEST);
        }
        Status end = known.status() == Status.GRANTED ? Status.RELEASED : Status.CANCELLED;
        List<FloorAction> actions = new ArrayList<>(status(message, new Request(known.id(), end)));
        actions.addAll(gone(now));
        return actions;
    }

    private List<FloorAction> gone(long now) {
        boolean had = request != null;
        request = null;
        announcements.forget();
        List<FloorAction> actions = new ArrayList<>();
        if (had) {
            actions.add(new FloorAction.GivenBack());
            actions.addAll(news(now));
        }
        return actions;
    }

    /** What others show takes the floor, or gives it back. */
    private List<FloorAction> others(boolean show, long now) {
        if (show == (others != null)) {
            return List.of();
        }
        others = show ? new Request(++requests & 0xFFFF, Status.GRANTED) : null;
        return news(now);
    }

    /** How the floor stands, to a room that wants to know. */
    private List<FloorAction> news(long now) {
        return follows
                ? List.of(announcements.say(version, user, Primitive.FLOOR_STATUS, floorStatus(), now))
                : List.of();
    }

    private @Nullable Request named(BfcpMessage message) {
        Request standing = request;
        Integer id = message.number(Kind.FLOOR_REQUEST);
        return standing != null && id != null && id == standing.id() ? standing : null;
    }

    private List<FloorAction> decided(Status from, Status to, long now) {
        Request standing = request;
        if (standing == null || standing.status() != from) {
            return List.of();
        }
        Request next = new Request(standing.id(), to);
        request = to == Status.GRANTED ? next : null;
        List<FloorAction> actions = new ArrayList<>();
        actions.add(announcements.say(
                version, user, Primitive.FLOOR_REQUEST_STATUS, List.of(information(next, List.of())), now));
        if (to == Status.GRANTED) {
            others = null;
        }
        if (to != Status.DENIED) {
            actions.addAll(news(now));
        }
        return actions;
    }

    private List<FloorAction> status(BfcpMessage to, Request of) {
        return reply(to, Primitive.FLOOR_REQUEST_STATUS, List.of(information(of, List.of())));
    }

    private BfcpAttribute information(Request of, List<BfcpAttribute> more) {
        List<BfcpAttribute> attributes = new ArrayList<>();
        attributes.add(new Grouped(Group.OVERALL_REQUEST_STATUS, of.id(), List.of(new RequestStatus(of.status(), 0))));
        attributes.add(new Grouped(Group.FLOOR_REQUEST_STATUS, floor, List.of()));
        attributes.addAll(more);
        return new Grouped(Group.FLOOR_REQUEST_INFORMATION, of.id(), attributes);
    }

    private List<BfcpAttribute> floorStatus() {
        List<BfcpAttribute> attributes = new ArrayList<>();
        attributes.add(new BfcpAttribute.Number(Kind.FLOOR, floor));
        if (request != null) {
            attributes.add(information(request, List.of()));
        }
        if (others != null) {
            attributes.add(information(others, List.of(new Grouped(Group.BENEFICIARY_INFORMATION, SERVER, List.of()))));
        }
        return attributes;
    }

    private List<FloorAction> error(BfcpMessage to, int code) {
        return reply(to, Primitive.ERROR, List.of(new ErrorCode(code)));
    }

    private static List<FloorAction> reply(BfcpMessage to, int primitive, List<BfcpAttribute> attributes) {
        return List.of(new FloorAction.Send(new BfcpMessage(
                to.version(), to.version() == 2, primitive, to.conference(), to.transaction(), to.user(), attributes)));
    }
}
