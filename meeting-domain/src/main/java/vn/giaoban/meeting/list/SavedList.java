package vn.giaoban.meeting.list;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.list.SavedListCommand.DefineList;
import vn.giaoban.meeting.list.SavedListEvent.SavedListDefined;

/** A saved list: a name and units without repetition. */
record SavedList(SavedListDefined defined) {

    static List<SavedListEvent> decide(@Nullable SavedList list, SavedListCommand command) {
        return switch (command) {
            case DefineList c -> {
                if (c.name().isBlank()) {
                    throw new Rejected("bad-request", Map.of("field", "name"));
                }
                if (new HashSet<>(c.units()).size() != c.units().size()) {
                    throw new Rejected("bad-request", Map.of("field", "units"));
                }
                var defined = new SavedListDefined(c.list(), c.name(), c.units());
                yield list != null && list.defined.equals(defined) ? List.of() : List.of(defined);
            }
        };
    }

    static SavedList evolve(SavedListEvent event) {
        return switch (event) {
            case SavedListDefined e -> new SavedList(e);
        };
    }
}
