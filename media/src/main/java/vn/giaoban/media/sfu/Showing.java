package vn.giaoban.media.sfu;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Plan;
import vn.giaoban.media.SourceId;

/** Shows every receiver what it is assigned, as far as its line carries that, and again whenever either changes. */
final class Showing {
    private final Assignments assignments;

    Showing(List<Plan.Layer> layers) {
        assignments = new Assignments(layers);
    }

    void assign(Assignment assignment, @Nullable Room room, long now) {
        assignments.put(assignment);
        PeerId receiver = assignment.receiver();
        if (room != null && assignments.limited(receiver)) {
            show(receiver, room, now);
        } else if (room != null) {
            room.assign(Shown.whole(assignment), now);
        }
    }

    void limit(PeerId receiver, long bitsPerSecond, @Nullable Room room, long now) {
        assignments.limit(receiver, bitsPerSecond);
        if (room != null) {
            show(receiver, room, now);
        }
    }

    /** Shows a receiver what its line carries now, where that is something else than before. */
    void adapt(Connection connection, long now) {
        if (assignments.carries(connection.peer, connection.rate.bitsPerSecond())) {
            show(connection.peer, connection.room, now);
        }
    }

    /** A source's pictures turned out to have so many temporal layers: lines that are limited may carry them otherwise. */
    void layered(Room room, SourceId source, int layers, long now) {
        assignments.layered(source, layers);
        for (PeerId receiver : room.connections.keySet()) {
            if (assignments.limited(receiver)) {
                show(receiver, room, now);
            }
        }
    }

    private void show(PeerId receiver, Room room, long now) {
        assignments.of(receiver).forEach(each -> room.assign(each, now));
    }

    /** Whether a receiver's line does not carry everything. */
    boolean thin(PeerId receiver) {
        return assignments.thin(receiver);
    }

    void remove(PeerId receiver) {
        assignments.remove(receiver);
    }

    /** What a receiver is shown, made to fit. */
    List<Shown> to(PeerId receiver) {
        return assignments.of(receiver);
    }

    /** Bits per second that a line must carry for all that its receiver is assigned. */
    long wished(PeerId receiver) {
        return assignments.wished(receiver);
    }
}
