package vn.giaoban.meeting.list;

import java.util.List;
import vn.giaoban.meeting.ListId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.UnitId;

/** What happened to a saved list. Stream {@code list/<id>}. */
public sealed interface SavedListEvent extends MeetingEvent {
    ListId list();

    /** The list is, from here on, these units in this order. */
    record SavedListDefined(ListId list, String name, List<UnitId> units) implements SavedListEvent {
        public SavedListDefined {
            units = List.copyOf(units);
        }
    }
}
