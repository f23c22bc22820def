package vn.giaoban.signaling.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;

/**
 * What a conference is to be, as it is sent.
 *
 * @param lists saved lists by id or name, whose units are invited and whose sites take part
 * @param sites further sites; their units are invited
 * @param participants further units, without a site of their own
 * @param chair absent: whoever sends this, or the last chair where a program does
 * @param mainSite absent: the one used last
 * @param secrecy anything but {@code THUONG} is refused
 * @param draft true leaves it a draft; else it is scheduled at once
 */
record PlanBody(
        String title,
        String kind,
        Instant from,
        Instant to,
        @Nullable List<String> lists,
        @Nullable List<UUID> sites,
        @Nullable List<UUID> participants,
        @Nullable Chair chair,
        @Nullable List<Item> agenda,
        @Nullable UUID mainSite,
        @Nullable JoinPolicy joinPolicy,
        @Nullable Integer minutesPerSpeaker,
        @Nullable String invitationNumber,
        String secrecy,
        @Nullable Boolean draft) {

    record Chair(UUID person, String position) {}

    record Item(String title, int minutes) {}

    static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
