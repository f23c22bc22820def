package vn.giaoban.meeting.command;

import static vn.giaoban.meeting.command.CommandSpec.id;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.unit.UnitCommand.AssignUnitCode;
import vn.giaoban.meeting.unit.UnitCommand.DissolveUnit;
import vn.giaoban.meeting.unit.UnitCommand.EnactReorganisation;
import vn.giaoban.meeting.unit.UnitCommand.EstablishUnits;
import vn.giaoban.meeting.unit.UnitCommand.NewUnit;
import vn.giaoban.meeting.unit.UnitCommand.RenameUnit;
import vn.giaoban.meeting.unit.UnitEvent.Kind;
import vn.giaoban.meeting.unit.UnitEvent.UnitCodeAssigned;
import vn.giaoban.meeting.unit.UnitEvent.UnitCodeRetired;
import vn.giaoban.meeting.unit.UnitEvent.UnitDissolved;
import vn.giaoban.meeting.unit.UnitEvent.UnitEstablished;
import vn.giaoban.meeting.unit.UnitEvent.UnitRenamed;

final class UnitRegistryTest {
    private static final LocalDate LONG_AGO = LocalDate.of(1999, 1, 1);
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private static final UnitId PROVINCE = new UnitId(id("province"));
    private static final UnitId OLD = new UnitId(id("old"));
    private static final UnitId NEW = new UnitId(id("new"));

    private final CommandSpec spec = new CommandSpec();

    private static NewUnit unit(UnitId unit, String name, @Nullable UnitId parent, @Nullable String code) {
        return new NewUnit(new UnitEstablished(unit, Kind.TERRITORY, "xã", name, parent, LONG_AGO), code);
    }

    private CommandSpec tree() {
        return spec.given(new EstablishUnits(List.of(
                unit(PROVINCE, "Tỉnh", null, "15"),
                unit(OLD, "Vầy Nưa", PROVINCE, "04891"),
                unit(NEW, "Tiền Phong", PROVINCE, null))));
    }

    @Test
    void aListOfUnitsBeginsInOneCommit() {
        spec.when(new EstablishUnits(List.of(unit(PROVINCE, "Tỉnh", null, "15"), unit(OLD, "Vầy Nưa", PROVINCE, null))))
                .then(
                        new UnitEstablished(PROVINCE, Kind.TERRITORY, "xã", "Tỉnh", null, LONG_AGO),
                        new UnitCodeAssigned(PROVINCE, "15", LONG_AGO),
                        new UnitEstablished(OLD, Kind.TERRITORY, "xã", "Vầy Nưa", PROVINCE, LONG_AGO));
    }

    @Test
    void aRefusedBeginningLeavesNothingBehind() {
        spec.when(new EstablishUnits(List.of(unit(OLD, "Vầy Nưa", PROVINCE, null))))
                .thenRefused("unit-unknown");
        tree();
    }

    @Test
    void aUnitIsNotItsOwnParentAndDoesNotBeginTwice() {
        spec.when(new EstablishUnits(List.of(unit(OLD, "Vầy Nưa", OLD, null)))).thenRefused("unit-unknown");
        tree().when(new EstablishUnits(List.of(unit(OLD, "Vầy Nưa", PROVINCE, null))))
                .thenRefused("unit-exists");
    }

    @Test
    void aCodeHasOneHolder() {
        tree().when(new AssignUnitCode(NEW, "04891", REFORM)).thenRefused("code-held");
    }

    @Test
    void aDissolvedUnitNamesItsSuccessorsAndItsCodePassesOn() {
        tree().when(new DissolveUnit(OLD, REFORM, List.of()))
                .thenRefused("successors-missing")
                .when(new DissolveUnit(OLD, REFORM, List.of(NEW)))
                .then(new UnitCodeRetired(OLD, "04891", REFORM), new UnitDissolved(OLD, REFORM, List.of(NEW)))
                .when(new AssignUnitCode(NEW, "04891", REFORM))
                .then(new UnitCodeAssigned(NEW, "04891", REFORM))
                .when(new DissolveUnit(OLD, REFORM, List.of(NEW)))
                .then();
    }

    @Test
    void aUnitIsRenamedOnce() {
        tree().when(new RenameUnit(OLD, "phường", "Vầy Nưa", REFORM))
                .then(new UnitRenamed(OLD, "phường", "Vầy Nưa", REFORM))
                .when(new RenameUnit(OLD, "phường", "Vầy Nưa", REFORM))
                .then();
    }

    @Test
    void aReorganisationIsOneCommitInWhichACodePassesOnOrNothingHappens() {
        var dissolve = new DissolveUnit(OLD, REFORM, List.of(NEW));
        var assign = new AssignUnitCode(NEW, "04891", REFORM);
        tree().when(new EnactReorganisation(List.of(assign, dissolve)))
                .thenRefused("code-held")
                .when(new EnactReorganisation(List.of(dissolve, assign)))
                .then(
                        new UnitCodeRetired(OLD, "04891", REFORM),
                        new UnitDissolved(OLD, REFORM, List.of(NEW)),
                        new UnitCodeAssigned(NEW, "04891", REFORM));
    }
}
