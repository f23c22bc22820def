package vn.giaoban.signaling.stage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.PeerId;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.signaling.protocol.ClientMessage.ScreenLast;

/**
 * Who is connected to the media server.
 *
 * @param sites the peer that stands for a site: its seated device, the one whose microphone and camera count
 * @param accounts staff who publish
 * @param receivers everybody who receives, each once
 */
public record Audience(Map<SiteId, PeerId> sites, Map<AccountId, PeerId> accounts, List<Receiver> receivers) {
    public Audience {
        sites = Map.copyOf(sites);
        accounts = Map.copyOf(accounts);
        receivers = List.copyOf(receivers);
    }

    /**
     * One who receives.
     *
     * @param site whose device it is; null for staff
     * @param screenLast where a screen is to be; null for on stage, with the stage small in the last slot
     * @param view what staff chose to see in the slots from 1 up
     */
    public record Receiver(
            PeerId peer,
            @Nullable SiteId site,
            boolean staff,
            int audioSlots,
            int videoSlots,
            @Nullable ScreenLast screenLast,
            List<Wanted> view) {
        public Receiver {
            view = List.copyOf(view);
        }
    }

    /** A site wanted in a video slot, and how tall it is shown; a null site wants the slot empty. */
    public record Wanted(int index, @Nullable SiteId site, int maxHeight) {}
}
