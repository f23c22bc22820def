package vn.giaoban.meeting.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.UnitId;

/** What happened to units. One stream, {@code units/registry}: only so can a code have one holder. */
public sealed interface UnitEvent extends MeetingEvent {
    /** Land, or an agency seated in a unit of land. */
    enum Kind {
        TERRITORY,
        AGENCY
    }

    /**
     * A unit begins.
     *
     * @param type free data, lower case: {@code tỉnh}, {@code huyện}, {@code xã}, {@code phường}, {@code đặc khu},
     *     {@code sở}, …; printed before the name where the name does not already begin with it
     * @param name without its type for territories ("Kỳ Thượng"), in full for agencies ("Sở Tài chính")
     * @param parent the unit above, or the seat of an agency; null for a root
     */
    record UnitEstablished(
            UnitId unit,
            Kind kind,
            String type,
            String name,
            @Nullable UnitId parent,
            LocalDate validFrom) implements UnitEvent {}

    record UnitRenamed(UnitId unit, String type, String name, LocalDate from) implements UnitEvent {}

    record UnitCodeAssigned(UnitId unit, String code, LocalDate from) implements UnitEvent {}

    record UnitCodeRetired(UnitId unit, String code, LocalDate to) implements UnitEvent {}

    /** A unit ends; its successors are named, in order of weight. */
    record UnitDissolved(UnitId unit, LocalDate to, List<UnitId> successors) implements UnitEvent {
        public UnitDissolved {
            successors = List.copyOf(successors);
        }
    }
}
