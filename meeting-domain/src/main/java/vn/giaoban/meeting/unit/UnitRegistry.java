package vn.giaoban.meeting.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.unit.UnitCommand.AssignUnitCode;
import vn.giaoban.meeting.unit.UnitCommand.DissolveUnit;
import vn.giaoban.meeting.unit.UnitCommand.EnactReorganisation;
import vn.giaoban.meeting.unit.UnitCommand.EstablishUnits;
import vn.giaoban.meeting.unit.UnitCommand.NewUnit;
import vn.giaoban.meeting.unit.UnitCommand.RenameUnit;
import vn.giaoban.meeting.unit.UnitCommand.RetireUnitCode;
import vn.giaoban.meeting.unit.UnitEvent.UnitCodeAssigned;
import vn.giaoban.meeting.unit.UnitEvent.UnitCodeRetired;
import vn.giaoban.meeting.unit.UnitEvent.UnitDissolved;
import vn.giaoban.meeting.unit.UnitEvent.UnitEstablished;
import vn.giaoban.meeting.unit.UnitEvent.UnitRenamed;

/**
 * All units at once: only so does a code have one holder, and every parent exist before its children, which also keeps
 * the tree free of cycles. Changed in place, because a province has thousands of units; confined to one thread.
 */
final class UnitRegistry {
    private final Map<UnitId, State> units = new HashMap<>();
    private final Map<String, UnitId> codes = new HashMap<>();

    private record State(String type, String name, boolean dissolved) {}

    List<UnitEvent> decide(UnitCommand command) {
        return switch (command) {
            case EstablishUnits c -> establish(c.units());
            case RenameUnit c -> rename(c);
            case AssignUnitCode c -> assign(c);
            case RetireUnitCode c ->
                c.unit().equals(codes.get(c.code()))
                        ? List.of(new UnitCodeRetired(c.unit(), c.code(), c.to()))
                        : List.of();
            case DissolveUnit c -> dissolve(c);
            case EnactReorganisation c -> enact(c.steps());
        };
    }

    private List<UnitEvent> enact(List<UnitCommand> steps) {
        UnitRegistry then = new UnitRegistry();
        then.units.putAll(units);
        then.codes.putAll(codes);
        List<UnitEvent> events = new ArrayList<>();
        for (UnitCommand step : steps) {
            List<UnitEvent> decided = then.decide(step);
            decided.forEach(then::evolve);
            events.addAll(decided);
        }
        return events;
    }

    private List<UnitEvent> establish(List<NewUnit> list) {
        Set<UnitId> begun = new HashSet<>();
        Set<String> taken = new HashSet<>();
        List<UnitEvent> events = new ArrayList<>();
        for (NewUnit one : list) {
            UnitEstablished unit = one.unit();
            if (units.containsKey(unit.unit()) || !begun.add(unit.unit())) {
                throw new Rejected("unit-exists", Map.of("unit", unit.unit().toString()));
            }
            UnitId parent = unit.parent();
            if (parent != null && !(stands(parent) || (begun.contains(parent) && !parent.equals(unit.unit())))) {
                throw new Rejected("unit-unknown", Map.of("unit", parent.toString()));
            }
            if (unit.name().isBlank() || unit.type().isBlank()) {
                throw new Rejected("bad-request", Map.of("field", unit.name().isBlank() ? "name" : "type"));
            }
            events.add(unit);
            String code = one.code();
            if (code != null) {
                requireFree(code, unit.unit());
                if (!taken.add(code)) {
                    throw new Rejected("code-held", Map.of("code", code));
                }
                events.add(new UnitCodeAssigned(unit.unit(), code, unit.validFrom()));
            }
        }
        return events;
    }

    private List<UnitEvent> rename(RenameUnit c) {
        State state = require(c.unit());
        boolean same = state.type().equals(c.type()) && state.name().equals(c.name());
        return same ? List.of() : List.of(new UnitRenamed(c.unit(), c.type(), c.name(), c.from()));
    }

    private List<UnitEvent> assign(AssignUnitCode c) {
        require(c.unit());
        if (c.unit().equals(codes.get(c.code()))) {
            return List.of();
        }
        requireFree(c.code(), c.unit());
        return List.of(new UnitCodeAssigned(c.unit(), c.code(), c.from()));
    }

    private List<UnitEvent> dissolve(DissolveUnit c) {
        if (require(c.unit()).dissolved()) {
            return List.of();
        }
        if (c.successors().isEmpty()) {
            throw new Rejected("successors-missing");
        }
        for (UnitId successor : c.successors()) {
            if (!stands(successor) || successor.equals(c.unit())) {
                throw new Rejected("unit-unknown", Map.of("unit", successor.toString()));
            }
        }
        List<UnitEvent> events = new ArrayList<>();
        codes.entrySet().stream()
                .filter(code -> code.getValue().equals(c.unit()))
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(code -> events.add(new UnitCodeRetired(c.unit(), code, c.to())));
        events.add(new UnitDissolved(c.unit(), c.to(), c.successors()));
        return events;
    }

    void evolve(UnitEvent event) {
        switch (event) {
            case UnitEstablished e -> units.put(e.unit(), new State(e.type(), e.name(), false));
            case UnitRenamed e ->
                units.computeIfPresent(e.unit(), (id, state) -> new State(e.type(), e.name(), state.dissolved()));
            case UnitCodeAssigned e -> codes.put(e.code(), e.unit());
            case UnitCodeRetired e -> codes.remove(e.code());
            case UnitDissolved e ->
                units.computeIfPresent(e.unit(), (id, state) -> new State(state.type(), state.name(), true));
        }
    }

    private State require(UnitId unit) {
        State state = units.get(unit);
        if (state == null) {
            throw new Rejected("unit-unknown", Map.of("unit", unit.toString()));
        }
        return state;
    }

    private boolean stands(UnitId unit) {
        State state = units.get(unit);
        return state != null && !state.dissolved();
    }

    private void requireFree(String code, UnitId wanted) {
        UnitId holder = codes.get(code);
        if (holder != null && !holder.equals(wanted)) {
            throw new Rejected("code-held", Map.of("code", code, "holder", holder.toString()));
        }
    }
}
