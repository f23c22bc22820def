package vn.giaoban.meeting.views;

import java.util.List;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.View;

/** All read models of the meeting, for the views' file. Their static methods are the queries. */
public final class MeetingViews {
    private MeetingViews() {}

    public static List<View> all(MeetingEvents events, Vault vault) {
        return List.of(
                new UnitsView(events),
                new SitesView(events),
                new CamerasView(events),
                new DevicesView(events),
                new AccountsView(events),
                new ListsView(events),
                new ConferencesView(events),
                new AttendanceView(events),
                new SpeechesView(events),
                new RecordingsView(events),
                new SearchView(events, vault));
    }
}
