package vn.giaoban.signaling;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.SiteId;

/**
 * The sessions of sites' devices, each traded for a site link or opened by a knock. Methods may block; they are never
 * called on a network or media thread.
 */
public interface DeviceSessions {

    /**
     * Which device a session token belongs to.
     *
     * @throws vn.giaoban.meeting.Rejected {@code unauthorized} (unknown or expired), {@code link-killed} (its link was
     *     re-issued), {@code not-yet} with {@code opens}, {@code conference-over}
     */
    DeviceSession device(String token);

    /** From now on tells of every end of device sessions, at once. Called from any thread. */
    void onEnd(Consumer<Ended> listener);

    /**
     * A device of a site in one conference.
     *
     * @param id names the session, is not its secret and may be logged
     * @param simulated whether it is a simulated site
     * @param knock what it was opened by, when not by a link: the room knows whether it still waits, was let in or
     *     refused
     */
    record DeviceSession(
            String id,
            ConferenceId conference,
            SiteId site,
            DeviceId device,
            boolean simulated,
            @Nullable KnockId knock) {}

    /** Device sessions that are no more. */
    sealed interface Ended {
        /** One session was revoked or has expired: {@code bye{session-revoked}}. */
        record Session(String id) implements Ended {}

        /** The site's link was re-issued: every device session of that site ends with {@code bye{link-killed}}. */
        record Link(ConferenceId conference, SiteId site) implements Ended {}
    }
}
