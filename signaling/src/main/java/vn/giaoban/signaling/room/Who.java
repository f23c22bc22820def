package vn.giaoban.signaling.room;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.signaling.Access.May;
import vn.giaoban.signaling.DeviceSessions.DeviceSession;
import vn.giaoban.signaling.SessionDirectory.StaffSession;

/** Whose page it is. */
sealed interface Who {
    record Device(DeviceSession session) implements Who {}

    record Staff(StaffSession session, Set<May> may) implements Who {
        public Staff {
            may = Set.copyOf(may);
        }
    }

    default @Nullable SiteId site() {
        return this instanceof Device device ? device.session().site() : null;
    }

    default @Nullable AccountId account() {
        return this instanceof Staff staff ? staff.session().account() : null;
    }

    /** What its roles allow here, as the wire names it. */
    default List<String> rights() {
        return this instanceof Staff staff
                ? staff.may().stream()
                        .sorted()
                        .map(right -> right.name().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
    }

    /** The session's name, which is not its secret. */
    default String key() {
        return switch (this) {
            case Device device -> device.session().id();
            case Staff staff -> staff.session().id();
        };
    }

    /** Whether both are the same device, or the same session of the same account: one may resume the other's seat. */
    default boolean same(Who other) {
        return switch (this) {
            case Device mine ->
                other instanceof Device its
                        && mine.session().device().equals(its.session().device())
                        && mine.session().site().equals(its.session().site());
            case Staff mine ->
                other instanceof Staff its
                        && mine.session().id().equals(its.session().id());
        };
    }

    /** As the log names the actor of a commit. */
    default String actor() {
        return switch (this) {
            case Device device -> "site:" + device.session().site();
            case Staff staff -> "account:" + staff.session().account();
        };
    }
}
