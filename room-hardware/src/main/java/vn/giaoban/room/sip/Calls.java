package vn.giaoban.room.sip;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.call.Call;
import vn.giaoban.room.sip.media.CallMedia;
import vn.giaoban.room.sip.media.RtpLoop;
import vn.giaoban.room.sip.sdp.Local;
import vn.giaoban.room.sip.stack.SipLine;

/** The calls that there are, the oldest first. Confined to the rooms' thread. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final SipSettings settings;
    private final RtpLoop loop;
    private final RoomCall.Tools tools;
    private final SecureRandom random = new SecureRandom();
    private final Map<SipLine, RoomCall> calls = new LinkedHashMap<>();

    Calls(SipSettings settings, RtpLoop loop, RoomCall.Tools tools) {
        this.settings = settings;
        this.loop = loop;
        this.tools = tools;
    }

    boolean full() {
        return calls.size() >= settings.mostCalls();
    }

    /**
     * A call with the sockets open that its room's offer, or ours, may need.
     *
     * @param offer null when ours is the offer
     * @param onEnd told why it ended, after it is no longer among the calls
     * @return null when there are no sockets left
     */
    @Nullable
    RoomCall begin(SipLine line, RoomCall.Who who, @Nullable String offer, BiConsumer<RoomCall, String> onEnd) {
        RoomCall call = new RoomCall(line, who, tools, (over, cause) -> {
            calls.remove(line);
            onEnd.accept(over, cause);
        });
        try {
            CallMedia media = new CallMedia(loop, line.local(), who.source(), call.ears());
            byte[] material = new byte[Local.MATERIAL];
            random.nextBytes(material);
            long session = random.nextInt() & 0x7fffffffL;
            Local.Side side = media.side().open(offer);
            Local local = new Local(
                    line.local(), media.port(), media.picturePort(), session, 1, material, side, line.secure());
            call.equip(media, new Call(local, settings.calling().ringing().toMillis()));
            calls.put(line, call);
            return call;
        } catch (IOException e) {
            LOG.warn("No sockets for a room's call: {}", e.getMessage());
            return null;
        }
    }

    @Nullable
    RoomCall of(SipLine line) {
        return calls.get(line);
    }

    List<RoomCall> all() {
        return List.copyOf(calls.values());
    }

    /** Ends a call; false when there is none of that id. */
    boolean hangUp(UUID id) {
        for (RoomCall call : all()) {
            if (call.id.equals(id)) {
                call.hangUp("technician");
                return true;
            }
        }
        return false;
    }
}
