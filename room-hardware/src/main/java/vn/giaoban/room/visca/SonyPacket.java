package vn.giaoban.room.visca;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One datagram of Sony's VISCA over IP: eight bytes of header (type, length, sequence number; high byte first) and a
 * payload of 1 to 32 bytes. The manuals say at most 16, but newer models send 17.
 *
 * @param sequence an unsigned number of 32 bits
 */
public record SonyPacket(Type type, int sequence, Octets payload) {
    private static final int HEADER = 8;

    /** Asks the camera to start its sequence numbers again; answered by the same payload. */
    public static final SonyPacket RESET = new SonyPacket(Type.CONTROL, 0, Octets.parse("01"));

    /** What a datagram carries. */
    public enum Type {
        COMMAND(0x0100),
        INQUIRY(0x0110),
        REPLY(0x0111),
        DEVICE_SETTING(0x0120),
        CONTROL(0x0200),
        CONTROL_REPLY(0x0201);

        private final int code;

        Type(int code) {
            this.code = code;
        }
    }

    /** The type that a message goes out as. */
    public static Type typeOf(ViscaMessage message) {
        return switch (message) {
            case ViscaCommand c -> Type.COMMAND;
            case ViscaInquiry i -> Type.INQUIRY;
            case ViscaControl.Cancel c -> Type.COMMAND;
            case ViscaControl.Clear c -> Type.DEVICE_SETTING;
            case ViscaControl.ClearAll c -> Type.DEVICE_SETTING;
            case ViscaControl.AddressSet a -> Type.DEVICE_SETTING;
        };
    }

    public Octets datagram() {
        byte[] body = payload.toArray();
        return Octets.of(ByteBuffer.allocate(HEADER + body.length)
                .putShort((short) type.code)
                .putShort((short) body.length)
                .putInt(sequence)
                .put(body)
                .array());
    }

    /** Nothing when these bytes are no such datagram. */
    public static Optional<SonyPacket> read(Octets datagram) {
        int length = datagram.size() - HEADER;
        if (length < 1 || length > ViscaReader.CAP) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(datagram.toArray());
        int code = bytes.getShort() & 0xFFFF;
        if ((bytes.getShort() & 0xFFFF) != length) {
            return Optional.empty();
        }
        int sequence = bytes.getInt();
        for (Type type : Type.values()) {
            if (type.code == code) {
                return Optional.of(new SonyPacket(type, sequence, datagram.slice(HEADER, datagram.size())));
            }
        }
        return Optional.empty();
    }

    /** The camera says that a sequence number was not the one it expected: often, that it has seen it before. */
    public boolean abnormalSequence() {
        return isControlError(0x01);
    }

    public boolean abnormalMessage() {
        return isControlError(0x02);
    }

    /** The answer to {@link #RESET}. */
    public boolean isResetDone() {
        return type == Type.CONTROL_REPLY && payload.size() == 1 && payload.at(0) == 0x01;
    }

    /** Cameras send errors as either of the two control types. */
    private boolean isControlError(int code) {
        return (type == Type.CONTROL || type == Type.CONTROL_REPLY)
                && payload.size() == 2
                && payload.at(0) == 0x0F
                && payload.at(1) == code;
    }
}
