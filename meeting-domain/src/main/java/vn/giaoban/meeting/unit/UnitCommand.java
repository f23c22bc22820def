package vn.giaoban.meeting.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.unit.UnitEvent.UnitEstablished;
import vn.giaoban.store.log.StreamId;

/** What may be asked of the registry of units. */
public sealed interface UnitCommand extends MeetingCommand {
    StreamId REGISTRY = new StreamId("units/registry");

    @Override
    default StreamId target() {
        return REGISTRY;
    }

    /** A unit as it begins, with the code that it has from then on. */
    record NewUnit(UnitEstablished unit, @Nullable String code) {}

    /** Units begin, all or none; a parent may stand in the same list, before its children. */
    record EstablishUnits(List<NewUnit> units) implements UnitCommand {
        public EstablishUnits {
            units = List.copyOf(units);
        }
    }

    record RenameUnit(UnitId unit, String type, String name, LocalDate from) implements UnitCommand {}

    record AssignUnitCode(UnitId unit, String code, LocalDate from) implements UnitCommand {}

    record RetireUnitCode(UnitId unit, String code, LocalDate to) implements UnitCommand {}

    /** A unit ends: its codes become free, and its successors, which must exist, are named. */
    record DissolveUnit(UnitId unit, LocalDate to, List<UnitId> successors) implements UnitCommand {
        public DissolveUnit {
            successors = List.copyOf(successors);
        }
    }

    /** One legal act: its steps in order, each decided on what the ones before it did, all or none. */
    record EnactReorganisation(List<UnitCommand> steps) implements UnitCommand {
        public EnactReorganisation {
            steps = List.copyOf(steps);
        }
    }
}
