package vn.giaoban.meeting.list;

import java.util.List;
import vn.giaoban.meeting.ListId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.store.log.StreamId;

/** What may be asked of a saved list. */
public sealed interface SavedListCommand extends MeetingCommand {
    ListId list();

    @Override
    default StreamId target() {
        return new StreamId("list/" + list());
    }

    record DefineList(ListId list, String name, List<UnitId> units) implements SavedListCommand {
        public DefineList {
            units = List.copyOf(units);
        }
    }
}
