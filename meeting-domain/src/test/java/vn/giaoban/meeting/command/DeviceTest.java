package vn.giaoban.meeting.command;

import static vn.giaoban.meeting.command.CommandSpec.id;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.device.DeviceCommand.NoteDevice;
import vn.giaoban.meeting.device.DeviceEvent.DeviceTroubleBegan;
import vn.giaoban.meeting.device.DeviceEvent.DeviceTroubleEnded;
import vn.giaoban.meeting.device.DeviceEvent.Kind;
import vn.giaoban.meeting.device.DeviceEvent.Level;
import vn.giaoban.meeting.device.DeviceEvent.Trouble;

final class DeviceTest {
    private static final UUID CAMERA = id("camera");
    private static final SiteId HALL = new SiteId(id("hall"));

    private final CommandSpec spec = new CommandSpec();

    private static NoteDevice note(@Nullable Trouble trouble) {
        return new NoteDevice(Kind.CAMERA, CAMERA, HALL, trouble, "well");
    }

    @Test
    void aTroubleBeginsChangesAndEndsAndIsSaidOnceEachTime() {
        spec.when(note(new Trouble(Level.BAD, "silent")))
                .then(new DeviceTroubleBegan(Kind.CAMERA, CAMERA, HALL, Level.BAD, "silent"))
                .when(note(new Trouble(Level.BAD, "silent")))
                .then()
                .when(note(new Trouble(Level.WATCH, "slow")))
                .then(new DeviceTroubleBegan(Kind.CAMERA, CAMERA, HALL, Level.WATCH, "slow"))
                .when(note(null))
                .then(new DeviceTroubleEnded(Kind.CAMERA, CAMERA, HALL, "well"))
                .when(note(null))
                .then();
    }

    @Test
    void ofADeviceThatWasAlwaysWellNothingIsKept() {
        spec.when(note(null)).then();
    }
}
