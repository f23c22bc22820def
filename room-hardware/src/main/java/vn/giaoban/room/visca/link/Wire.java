package vn.giaoban.room.visca.link;

import java.util.List;
import java.util.Optional;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.SonyPacket;
import vn.giaoban.room.visca.ViscaEncoder;
import vn.giaoban.room.visca.ViscaMessage;
import vn.giaoban.room.visca.ViscaReader;
import vn.giaoban.room.visca.ViscaReply;
import vn.giaoban.room.visca.link.LineSettings.Framing;

/** Puts messages into the framing of a line and takes replies out of it; counts the sequence numbers. */
final class Wire {
    private final LineSettings settings;
    private final ViscaReader reader = new ViscaReader();
    private int sequence;

    Wire(LineSettings settings) {
        this.settings = settings;
    }

    /** The line is new, or the camera was asked to count from the start. */
    void restart() {
        reader.reset();
        sequence = 0;
    }

    long nextSequence() {
        if (!settings.sequenced()) {
            return Heard.NONE;
        }
        sequence++;
        return Integer.toUnsignedLong(sequence);
    }

    Octets wrap(ViscaMessage message, long number) {
        Octets packet = ViscaEncoder.encode(settings.address(), message);
        return settings.framing() == Framing.SONY
                ? new SonyPacket(SonyPacket.typeOf(message), number == Heard.NONE ? 0 : (int) number, packet).datagram()
                : packet;
    }

    List<Heard> read(Octets bytes) {
        return switch (settings.framing()) {
            case SONY -> SonyPacket.read(bytes).flatMap(this::read).stream().toList();
            case UDP -> {
                reader.reset();
                yield packets(bytes);
            }
            case SERIAL, TCP -> packets(bytes);
        };
    }

    private Optional<Heard> read(SonyPacket packet) {
        long number = settings.sequenced() ? Integer.toUnsignedLong(packet.sequence()) : Heard.NONE;
        if (packet.isResetDone()) {
            return Optional.of(new Heard.ResetDone());
        }
        if (packet.abnormalSequence()) {
            return Optional.of(new Heard.AbnormalSequence(number));
        }
        if (packet.abnormalMessage()) {
            return Optional.of(new Heard.AbnormalMessage(number));
        }
        return packet.type() == SonyPacket.Type.REPLY
                ? Optional.of(new Heard.Reply(number, ViscaReply.read(packet.payload())))
                : Optional.empty();
    }

    private List<Heard> packets(Octets bytes) {
        return reader.accept(bytes.toArray()).stream()
                .map(ViscaReply::read)
                .filter(this::isForUs)
                .<Heard>map(reply -> new Heard.Reply(Heard.NONE, reply))
                .toList();
    }

    /** On a chain only our camera's; on IP whatever address the camera thinks it has (PTZOptics G3). */
    private boolean isForUs(ViscaReply reply) {
        int from = switch (reply) {
            case ViscaReply.Acknowledged r -> r.from();
            case ViscaReply.Completed r -> r.from();
            case ViscaReply.Answered r -> r.from();
            case ViscaReply.Refused r -> r.from();
            case ViscaReply.NetworkChanged r -> settings.address();
            case ViscaReply.Addressed r -> settings.address();
            case ViscaReply.Cleared r -> settings.address();
            case ViscaReply.Unknown r -> 0;
        };
        return settings.framing() == Framing.SERIAL ? from == settings.address() : from != 0;
    }
}
