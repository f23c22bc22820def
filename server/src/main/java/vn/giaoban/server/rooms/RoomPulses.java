package vn.giaoban.server.rooms;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.room.sip.FailedCall;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.pulse.Pulse;
import vn.giaoban.room.sip.pulse.Pulse.State;

/** How the sites' room systems answer while they have no call. Asked by one thread. */
public final class RoomPulses {
    private static final Duration ADDRESSES_HOLD = Duration.ofSeconds(5);
    /** So long one that was busy when we called it counts as busy. */
    private static final Duration BUSY_HOLDS = Duration.ofMinutes(2);

    private static final Set<String> BUSY = Set.of("room-answered-486", "room-answered-600");

    private final RoomAddresses addresses;
    private final SipService sip;
    private Map<SiteId, String> known = Map.of();
    private Instant read = Instant.MIN;

    public RoomPulses(RoomAddresses addresses, SipService sip) {
        this.addresses = addresses;
        this.sip = sip;
    }

    /** Of every site whose room's address is known and that has been asked. */
    public Map<SiteId, Pulse> now(Instant now) {
        SipRooms rooms = sip.rooms();
        if (rooms == null) {
            return Map.of();
        }
        if (now.isAfter(read.plus(ADDRESSES_HOLD))) {
            known = addresses.now().all();
            rooms.watch(known.values());
            read = now;
        }
        Map<String, Pulse> told = rooms.pulses();
        Map<SiteId, Pulse> pulses = new HashMap<>();
        Map<String, Pulse> exchanges = rooms.exchanges();
        known.forEach((site, address) -> {
            Pulse pulse = told.get(address);
            if (pulse != null && pulse.state() != State.UNKNOWN) {
                Pulse exchange = exchanges.get(SipAddress.host(address));
                pulses.put(site, exchange == null ? pulse : pulse.behind(exchange));
            }
        });
        for (FailedCall call : failed()) {
            SiteId site = new SiteId(call.site());
            if (BUSY.contains(call.cause()) && now.isBefore(call.at().plus(BUSY_HOLDS)) && known.containsKey(site)) {
                Pulse before = pulses.get(site);
                int trip = before == null ? -1 : before.roundTripMillis();
                pulses.put(site, new Pulse(call.address(), State.BUSY, trip, call.cause()));
            }
        }
        return pulses;
    }

    private List<FailedCall> failed() {
        try {
            return sip.failed();
        } catch (CompletionException closing) {
            return List.of();
        }
    }
}
