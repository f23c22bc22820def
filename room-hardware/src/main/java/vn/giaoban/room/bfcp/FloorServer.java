package vn.giaoban.room.bfcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The server of one floor with one room at its other end (RFC 8855, sections 13 and 8.3 for UDP): a request waits until
 * the meeting has decided; what the server says of itself over UDP is said again after 0.5, 1 and 2 s until it is
 * acknowledged. Times are milliseconds.
 */
public final class FloorServer {
    private static final long FIRST_AGAIN = 500;
    private static final int MOST_SAID = 4;
    private static final int NO_CONFERENCE = 1;
    private static final int UNKNOWN_PRIMITIVE = 3;
    private static final int UNAUTHORIZED = 5;
    private static final int NO_FLOOR = 6;
    private static final int NO_REQUEST = 7;
    private static final List<Integer> PRIMITIVES = IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17)
            .boxed()
            .toList();
    private static final List<Integer> ATTRIBUTES =
            IntStream.of(1, 2, 3, 5, 6, 10, 11, 15, 17, 18).boxed().toList();

    private final long conference;
    private final int floor;
    private final Map<Integer, Told> unacknowledged = new LinkedHashMap<>();
    private @Nullable Request request;
    private int requests;
    private int transactions;
    private int user;
    private int version = 2;
    private @Nullable BfcpMessage answeredTo;
    private List<FloorAction> lastAnswer = List.of();

    private record Request(int id, Status status) {}

    private record Told(BfcpMessage message, int times, long againAt) {}

    /** @param conference and {@code floor} as the session's description names them; {@code user} the room */
    public FloorServer(long conference, int floor, int user) {
        this.conference = conference;
        this.floor = floor;
        this.user = user;
    }

    /** Takes in what happened and says what follows, in order. */
    public List<FloorAction> handle(FloorInput input, long now) {
        return switch (input) {
            case FloorInput.Received(BfcpMessage message) -> received(message);
            case FloorInput.Granted _ -> decided(Status.PENDING, Status.GRANTED, now);
            case FloorInput.Denied _ -> decided(Status.PENDING, Status.DENIED, now);
            case FloorInput.Revoked _ -> decided(Status.GRANTED, Status.REVOKED, now);
            case FloorInput.Tick _ -> again(now);
        };
    }

    private List<FloorAction> received(BfcpMessage message) {
        if (message.response()
                || message.primitive() == Primitive.FLOOR_REQUEST_STATUS_ACK
                || message.primitive() == Primitive.FLOOR_STATUS_ACK) {
            unacknowledged.remove(message.transaction());
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
        List<FloorAction> actions = answer(message);
        answeredTo = message;
        lastAnswer = actions;
        return actions;
    }

    private List<FloorAction> answer(BfcpMessage message) {
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
            case Primitive.FLOOR_RELEASE -> released(message);
            case Primitive.FLOOR_REQUEST_QUERY -> {
                Request known = named(message);
                yield known == null ? error(message, NO_REQUEST) : status(message, known);
            }
            case Primitive.FLOOR_QUERY -> reply(message, Primitive.FLOOR_STATUS, floorStatus());
            case Primitive.USER_QUERY ->
                reply(message, Primitive.USER_STATUS, request == null ? List.of() : List.of(information(request)));
            case Primitive.GOODBYE -> {
                List<FloorAction> actions = new ArrayList<>(reply(message, Primitive.GOODBYE_ACK, List.of()));
                actions.addAll(gone());
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

    private List<FloorAction> released(BfcpMessage message) {
        Request known = named(message);
        if (known == null) {
            return error(message, NO_REQUEST);
        }
        Status end = known.status() == Status.GRANTED ? Status.RELEASED : Status.CANCELLED;
        List<FloorAction> actions = new ArrayList<>(status(message, new Request(known.id(), end)));
        actions.addAll(gone());
        return actions;
    }

    private List<FloorAction> gone() {
        boolean had = request != null;
        request = null;
        unacknowledged.clear();
        return had ? List.of(new FloorAction.GivenBack()) : List.of();
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
        // Over TCP nothing is acknowledged, and the transaction is 0.
        int transaction = version == 1 ? 0 : 1 + transactions++ % 0xFFFF;
        var told = new BfcpMessage(
                version,
                false,
                Primitive.FLOOR_REQUEST_STATUS,
                conference,
                transaction,
                user,
                List.of(information(next)));
        if (version == 2) {
            unacknowledged.put(transaction, new Told(told, 1, now + FIRST_AGAIN));
        }
        return List.of(new FloorAction.Send(told));
    }

    private List<FloorAction> again(long now) {
        List<FloorAction> actions = new ArrayList<>();
        unacknowledged.values().removeIf(told -> told.times() >= MOST_SAID && now >= told.againAt());
        unacknowledged.replaceAll((transaction, told) -> {
            if (now < told.againAt()) {
                return told;
            }
            actions.add(new FloorAction.Send(told.message()));
            return new Told(told.message(), told.times() + 1, now + (FIRST_AGAIN << told.times()));
        });
        return actions;
    }

    private List<FloorAction> status(BfcpMessage to, Request of) {
        return reply(to, Primitive.FLOOR_REQUEST_STATUS, List.of(information(of)));
    }

    private BfcpAttribute information(Request of) {
        return new Grouped(
                Group.FLOOR_REQUEST_INFORMATION,
                of.id(),
                List.of(
                        new Grouped(Group.OVERALL_REQUEST_STATUS, of.id(), List.of(new RequestStatus(of.status(), 0))),
                        new Grouped(Group.FLOOR_REQUEST_STATUS, floor, List.of())));
    }

    private List<BfcpAttribute> floorStatus() {
        List<BfcpAttribute> attributes = new ArrayList<>();
        attributes.add(new BfcpAttribute.Number(Kind.FLOOR, floor));
        if (request != null) {
            attributes.add(information(request));
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
