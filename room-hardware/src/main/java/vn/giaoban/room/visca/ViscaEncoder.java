package vn.giaoban.room.visca;

import java.io.ByteArrayOutputStream;

/** Writes messages as packets: address, body, {@code FF}. */
public final class ViscaEncoder {
    private static final int BROADCAST = 0x88;

    private ViscaEncoder() {}

    /**
     * The packet for a message from controller 0.
     *
     * @param address of the camera, 1 to 7; always 1 on IP
     */
    public static Octets encode(int address, ViscaMessage message) {
        Range.check("address", address, 1, 7);
        Packet to = new Packet(0x80 | address);
        Packet packet = switch (message) {
            case ViscaCommand c -> command(to.add(0x01), c);
            case ViscaInquiry i -> to.add(0x09).add(i.body);
            case ViscaControl.AddressSet a -> new Packet(BROADCAST).add(0x30, 0x01);
            case ViscaControl.ClearAll a -> new Packet(BROADCAST).add(0x01, 0x00, 0x01);
            case ViscaControl.Clear c -> to.add(0x01, 0x00, 0x01);
            case ViscaControl.Cancel c -> to.add(0x20 | c.socket());
        };
        return packet.end();
    }

    private static Packet command(Packet to, ViscaCommand command) {
        return switch (command) {
            case ViscaCommand.Power c -> to.add(0x04, 0x00, onOff(c.on()));
            case ViscaCommand.ZoomStop c -> to.add(0x04, 0x07, 0x00);
            case ViscaCommand.ZoomDrive c -> to.add(0x04, 0x07, atSpeed(c.way().code, c.speed()));
            case ViscaCommand.ZoomTo c -> to.add(0x04, 0x47).nibbles(c.position(), 4);
            case ViscaCommand.ZoomAndFocusTo c ->
                to.add(0x04, 0x47).nibbles(c.zoom(), 4).nibbles(c.focus(), 4);
            case ViscaCommand.Focus c -> to.add(0x04, 0x38, c.mode().code);
            case ViscaCommand.FocusStop c -> to.add(0x04, 0x08, 0x00);
            case ViscaCommand.FocusDrive c -> to.add(0x04, 0x08, atSpeed(c.way().code, c.speed()));
            case ViscaCommand.FocusTo c -> to.add(0x04, 0x48).nibbles(c.position(), 4);
            case ViscaCommand.FocusOnce c -> to.add(0x04, 0x18, 0x01);
            case ViscaCommand.FocusInfinity c -> to.add(0x04, 0x18, 0x02);
            case ViscaCommand.Exposure c -> to.add(0x04, 0x39, c.mode().code);
            case ViscaCommand.LevelStep c -> to.add(0x04, c.level().code, c.step().code);
            case ViscaCommand.LevelTo c ->
                to.add(0x04, c.level().direct(), 0, 0).nibbles(c.value(), 2);
            case ViscaCommand.ExposureCompensation c -> to.add(0x04, 0x3E, onOff(c.on()));
            case ViscaCommand.Backlight c -> to.add(0x04, 0x33, onOff(c.on()));
            case ViscaCommand.WhiteBalance c -> to.add(0x04, 0x35, c.mode().code);
            case ViscaCommand.WhiteBalanceOnce c -> to.add(0x04, 0x10, 0x05);
            case ViscaCommand.PanTiltDrive c ->
                to.add(0x06, 0x01, c.panSpeed(), c.tiltSpeed(), c.pan().code, c.tilt().code);
            case ViscaCommand.PanTiltStop c -> to.add(0x06, 0x01, 0x01, 0x01, Pan.NONE.code, Tilt.NONE.code);
            case ViscaCommand.PanTiltTo c ->
                to.add(0x06, 0x02, c.panSpeed(), c.tiltSpeed()).panTilt(c.target());
            case ViscaCommand.PanTiltBy c ->
                to.add(0x06, 0x03, c.panSpeed(), c.tiltSpeed()).panTilt(c.distance());
            case ViscaCommand.Home c -> to.add(0x06, 0x04);
            case ViscaCommand.PanTiltReset c -> to.add(0x06, 0x05);
            case ViscaCommand.LimitSet c ->
                to.add(0x06, 0x07, 0x00, c.corner().code).nibbles(c.pan(), 4).nibbles(c.tilt(), 4);
            case ViscaCommand.LimitClear c ->
                to.add(0x06, 0x07, 0x01, c.corner().code).nibbles(0x7FFF, 4).nibbles(0x7FFF, 4);
            case ViscaCommand.Preset c -> to.add(0x04, 0x3F, c.act().code, c.number());
            case ViscaCommand.PresetSpeed c -> to.add(0x7E, 0x01, 0x0B, c.number(), c.speed());
            case ViscaCommand.OpticsPresetSpeed c -> to.add(0x06, 0x01, c.number(), c.speed());
            case ViscaCommand.OpticsRecallSpeed c -> to.add(0x06, 0x01, c.speed());
            case ViscaCommand.Tally c -> to.add(0x7E, c.lamp().group, c.lamp().code, 0x00, onOff(c.on()));
            case ViscaCommand.TallyLevel c -> to.add(0x7E, 0x01, 0x0A, 0x01, c.level());
            case ViscaCommand.AutoFraming c -> to.add(0x7E, 0x04, 0x3A, c.on() ? 1 : 0);
            case ViscaCommand.OpticsTracking c -> new Packet(to.address()).add(0x0A, 0x11, 0x54, onOff(c.on()));
            case ViscaCommand.MenuOff c -> to.add(0x06, 0x06, 0x03);
            case ViscaCommand.MenuToggle c -> to.add(0x06, 0x06, 0x10);
        };
    }

    private static int onOff(boolean on) {
        return on ? 0x02 : 0x03;
    }

    private static int atSpeed(int way, int speed) {
        return speed == ViscaCommand.STANDARD_SPEED ? way : way << 4 | speed;
    }

    /** A packet being written. */
    private static final class Packet {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int address;

        Packet(int address) {
            this.address = address;
            bytes.write(address);
        }

        int address() {
            return address;
        }

        Packet add(int... values) {
            for (int value : values) {
                bytes.write(value);
            }
            return this;
        }

        Packet nibbles(int value, int count) {
            for (int i = count - 1; i >= 0; i--) {
                bytes.write(value >> 4 * i & 0x0F);
            }
            return this;
        }

        Packet panTilt(PanTilt at) {
            return nibbles(at.pan(), at.widths().pan).nibbles(at.tilt(), at.widths().tilt);
        }

        Octets end() {
            bytes.write(0xFF);
            return Octets.of(bytes.toByteArray());
        }
    }
}
