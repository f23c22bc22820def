package vn.giaoban.server.sample;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveEvent.Speaker;

/**
 * The script of a meeting that was held before this server was. Times are seconds after {@code from}.
 *
 * @param key names it, and with it every id in it
 * @param seconds it took
 * @param sites every site but the main one, with who led its delegation
 * @param absent of those sites
 * @param recorded whether it has a recording, made of the speeches' loops
 */
record PastMeeting(
        String key,
        String title,
        String invitation,
        Instant from,
        int seconds,
        List<Item> agenda,
        Map<SiteId, Someone> sites,
        List<SiteId> absent,
        List<UnitId> participants,
        List<Speech> speeches,
        List<Remark> remarks,
        boolean recorded) {
    PastMeeting {
        agenda = List.copyOf(agenda);
        absent = List.copyOf(absent);
        participants = List.copyOf(participants);
        speeches = List.copyOf(speeches);
        remarks = List.copyOf(remarks);
    }

    /** An item of the agenda, begun at that second. */
    record Item(int at, String title, int minutes) {}

    /** A speech; {@code loop} is the prepared loop that shows it, where there is a recording. */
    record Speech(
            int at,
            int end,
            SiteId site,
            Speaker speaker,
            String topic,
            @Nullable String loop) {}

    /** A note of the secretary's, pinned to the second. */
    record Remark(int at, NoteKind kind, String text) {}

    Instant at(int second) {
        return from.plusSeconds(second);
    }
}
