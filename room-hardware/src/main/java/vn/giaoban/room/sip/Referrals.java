package vn.giaoban.room.sip;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.menu.Dialled;
import vn.giaoban.room.sip.stack.Referral;

/**
 * Rooms that ask to be led to another conference of ours (REFER). Nobody is ever called for that: an address of ours
 * that names number and PIN is looked up as if it had been dialled, and everything else refused. Confined to the rooms'
 * thread, but for the figures.
 */
final class Referrals {
    private static final Logger LOG = LoggerFactory.getLogger(Referrals.class);
    private static final String FOLLOWED = "refers-followed";

    private final Map<String, Long> counted = new ConcurrentHashMap<>();

    void take(@Nullable RoomCall call, Referral referral) {
        String fault = referral.fault();
        if (call == null) {
            referral.refuse(481, "refer-without-call");
        } else if (fault != null) {
            refuse(call, referral, fault.equals("refer-to-missing") ? 400 : 403, fault);
        } else {
            Dialled dialled = Dialled.of(referral.called());
            String number = dialled.number();
            if (number == null) {
                refuse(call, referral, 404, "refer-without-number");
            } else if (!call.settled()) {
                refuse(call, referral, 491, "refer-too-early");
            } else {
                counted.merge(FOLLOWED, 1L, Long::sum);
                referral.accept();
                call.move(number, dialled.pin() == null ? "" : dialled.pin(), referral::over);
            }
        }
    }

    private void refuse(RoomCall call, Referral referral, int status, String code) {
        counted.merge(code, 1L, Long::sum);
        LOG.info("SIP: a REFER of {} is refused: {}", call.target(), code);
        referral.refuse(status, code);
    }

    /** How many were followed, and refused for which reason; from any thread. */
    Map<String, Long> figures() {
        return Map.copyOf(counted);
    }
}
