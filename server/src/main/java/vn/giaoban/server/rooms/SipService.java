package vn.giaoban.server.rooms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.FailedCall;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.stack.SipAgent;
import vn.giaoban.server.boot.Certificate;

/** SIP, where it is configured; a port that is taken costs the rooms, not the server. */
public final class SipService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SipService.class);

    private final @Nullable SipRooms rooms;
    private final String fault;

    private SipService(@Nullable SipRooms rooms, String fault) {
        this.rooms = rooms;
        this.fault = fault;
    }

    public static SipService start(SipConfiguration configuration, Path data, Certificate certificate, DialIn dialIn) {
        if (!configuration.on()) {
            return new SipService(null, "sip-off");
        }
        try {
            return new SipService(SipRooms.start(configuration.settings(data, certificate), dialIn), "");
        } catch (IOException | SipAgent.Unavailable e) {
            LOG.warn("Rooms cannot call: {}", e.getMessage());
            return new SipService(null, "sip-port-taken");
        }
    }

    /** Null when rooms cannot call; {@link #fault} says why. */
    @Nullable
    SipRooms rooms() {
        return rooms;
    }

    /** Every call of a room; none when rooms cannot call. */
    public List<RoomState> states() {
        return rooms == null ? List.of() : rooms.states().join();
    }

    /** Calls of ours that did not reach their rooms. */
    List<FailedCall> failed() {
        return rooms == null ? List.of() : rooms.failed().join();
    }

    String fault() {
        return fault;
    }

    @Override
    public void close() {
        if (rooms != null) {
            rooms.close();
        }
    }
}
