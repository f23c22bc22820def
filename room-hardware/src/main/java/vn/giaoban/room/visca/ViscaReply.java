package vn.giaoban.room.visca;

/** What comes from a camera. {@code from} is its address, 1 to 7; behind some cameras' IP it is not the one asked. */
public sealed interface ViscaReply {
    /** A command was taken into a socket (1 or 2; 0 with cameras that have none). */
    record Acknowledged(int from, int socket) implements ViscaReply {}

    record Completed(int from, int socket) implements ViscaReply {}

    /** Data, to be read by what was asked: {@link ViscaAnswer#read}. */
    record Answered(int from, int socket, Octets data) implements ViscaReply {}

    /** @param socket 0 when it is not about a command that was acknowledged */
    record Refused(int from, int socket, Refusal why) implements ViscaReply {}

    /** The chain is numbered; {@code next} is one more than there are cameras. */
    record Addressed(int next) implements ViscaReply {}

    /** The broadcast that empties buffers has gone round. */
    record Cleared() implements ViscaReply {}

    /** A camera was switched on, or the chain changed. On IP it means nothing. */
    record NetworkChanged(int from) implements ViscaReply {}

    /** A well-ended packet that no manual describes. */
    record Unknown(Octets packet) implements ViscaReply {}

    /** Reads one packet, which ends with {@code FF}; never throws. */
    static ViscaReply read(Octets packet) {
        int size = packet.size();
        if (size < 3 || packet.at(size - 1) != 0xFF || packet.at(0) < 0x80) {
            return new Unknown(packet);
        }
        int from = (packet.at(0) >> 4) - 8;
        int kind = packet.at(1);
        if (packet.at(0) == 0x88) {
            return broadcast(packet);
        }
        if (kind == 0x38 && size == 3) {
            return new NetworkChanged(from);
        }
        if ((packet.at(0) & 0x0F) != 0 || from == 0) {
            return new Unknown(packet);
        }
        int socket = kind & 0x0F;
        return switch (kind >> 4) {
            case 4 -> size == 3 ? new Acknowledged(from, socket) : new Unknown(packet);
            case 5 -> size == 3 ? new Completed(from, socket) : new Answered(from, socket, packet.slice(2, size - 1));
            case 6 -> size == 4 ? new Refused(from, socket, Refusal.of(packet.at(2))) : new Unknown(packet);
            default -> new Unknown(packet);
        };
    }

    private static ViscaReply broadcast(Octets packet) {
        if (packet.size() == 4 && packet.at(1) == 0x30 && packet.at(2) <= 8) {
            return new Addressed(packet.at(2));
        }
        if (packet.size() == 5 && packet.at(1) == 0x01 && packet.at(2) == 0x00 && packet.at(3) == 0x01) {
            return new Cleared();
        }
        return packet.size() == 3 && packet.at(1) == 0x38 ? new NetworkChanged(0) : new Unknown(packet);
    }
}
