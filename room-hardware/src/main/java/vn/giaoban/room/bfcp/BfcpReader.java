package vn.giaoban.room.bfcp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.giaoban.room.bfcp.BfcpAttribute.Group;
import vn.giaoban.room.bfcp.BfcpAttribute.Kind;
import vn.giaoban.room.bfcp.BfcpAttribute.Status;

/** From bytes to messages; whatever is not whole is none. Messages in fragments are not taken: ours and theirs are short. */
public final class BfcpReader {
    static final int HEADER = 12;
    private static final int FRAGMENT = 0x08;
    private static final int DEEPEST = 4;

    private BfcpReader() {}

    /** One message in one datagram; empty when it is none. */
    public static Optional<BfcpMessage> read(byte[] bytes, int length) {
        if (length < HEADER) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes, 0, length);
        int first = buffer.get() & 0xFF;
        int version = first >> 5;
        int primitive = buffer.get() & 0xFF;
        int payload = (buffer.getShort() & 0xFFFF) * 4;
        boolean fragment = (first & FRAGMENT) != 0;
        if (version < 1 || version > 2 || fragment || payload != length - HEADER) {
            return Optional.empty();
        }
        long conference = buffer.getInt() & 0xFFFF_FFFFL;
        int transaction = buffer.getShort() & 0xFFFF;
        int user = buffer.getShort() & 0xFFFF;
        return attributes(buffer, length, 0)
                .map(attributes -> new BfcpMessage(
                        version, (first & 0x10) != 0, primitive, conference, transaction, user, attributes));
    }

    private static Optional<List<BfcpAttribute>> attributes(ByteBuffer buffer, int end, int depth) {
        List<BfcpAttribute> attributes = new ArrayList<>();
        while (buffer.position() < end) {
            if (end - buffer.position() < 2) {
                return Optional.empty();
            }
            int begin = buffer.position();
            int first = buffer.get() & 0xFF;
            int length = buffer.get() & 0xFF;
            int after = begin + (length + 3) / 4 * 4;
            if (length < 2 || after > end) {
                return Optional.empty();
            }
            Optional<BfcpAttribute> attribute = attribute(buffer, first >> 1, (first & 1) == 1, begin + length, depth);
            if (attribute.isEmpty()) {
                return Optional.empty();
            }
            attributes.add(attribute.get());
            buffer.position(after);
        }
        return Optional.of(attributes);
    }

    private static Optional<BfcpAttribute> attribute(
            ByteBuffer buffer, int type, boolean mandatory, int end, int depth) {
        int length = end - buffer.position();
        for (Kind kind : Kind.values()) {
            if (kind.type == type) {
                return length != 2
                        ? Optional.empty()
                        : Optional.of(new BfcpAttribute.Number(kind, buffer.getShort() & 0xFFFF));
            }
        }
        for (Group group : Group.values()) {
            if (group.type == type) {
                if (length < 2 || depth == DEEPEST) {
                    return Optional.empty();
                }
                int number = buffer.getShort() & 0xFFFF;
                return attributes(buffer, end, depth + 1)
                        .map(inside -> new BfcpAttribute.Grouped(group, number, inside));
            }
        }
        return switch (type) {
            case BfcpWriter.REQUEST_STATUS -> status(buffer, length);
            case BfcpWriter.ERROR_CODE ->
                length < 1 ? Optional.empty() : Optional.of(new BfcpAttribute.ErrorCode(buffer.get() & 0xFF));
            case BfcpWriter.SUPPORTED_ATTRIBUTES, BfcpWriter.SUPPORTED_PRIMITIVES -> {
                boolean attributes = type == BfcpWriter.SUPPORTED_ATTRIBUTES;
                List<Integer> numbers = new ArrayList<>();
                while (buffer.position() < end) {
                    int number = buffer.get() & 0xFF;
                    numbers.add(attributes ? number >> 1 : number);
                }
                yield Optional.of(new BfcpAttribute.Supported(attributes, numbers));
            }
            default -> Optional.of(new BfcpAttribute.Other(type, mandatory));
        };
    }

    private static Optional<BfcpAttribute> status(ByteBuffer buffer, int length) {
        int number = length < 2 ? 0 : buffer.get() & 0xFF;
        return number < 1 || number > Status.values().length
                ? Optional.empty()
                : Optional.of(new BfcpAttribute.RequestStatus(Status.values()[number - 1], buffer.get() & 0xFF));
    }
}
