package vn.giaoban.room.bfcp;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** From messages to bytes; every attribute is marked as one that must be understood. */
public final class BfcpWriter {
    static final int REQUEST_STATUS = 5;
    static final int ERROR_CODE = 6;
    static final int SUPPORTED_ATTRIBUTES = 10;
    static final int SUPPORTED_PRIMITIVES = 11;

    private BfcpWriter() {}

    public static byte[] write(BfcpMessage message) {
        var payload = new ByteArrayOutputStream();
        message.attributes().forEach(attribute -> payload.writeBytes(attribute(attribute)));
        var out = new ByteArrayOutputStream();
        out.write(message.version() << 5 | (message.response() ? 0x10 : 0));
        out.write(message.primitive());
        two(out, payload.size() / 4);
        two(out, (int) (message.conference() >> 16));
        two(out, (int) message.conference());
        two(out, message.transaction());
        two(out, message.user());
        out.writeBytes(payload.toByteArray());
        return out.toByteArray();
    }

    private static byte[] attribute(BfcpAttribute attribute) {
        var value = new ByteArrayOutputStream();
        int type = switch (attribute) {
            case BfcpAttribute.Number a -> {
                two(value, a.value());
                yield a.kind().type;
            }
            case BfcpAttribute.RequestStatus a -> {
                value.write(a.status().ordinal() + 1);
                value.write(a.queue());
                yield REQUEST_STATUS;
            }
            case BfcpAttribute.ErrorCode a -> {
                value.write(a.code());
                yield ERROR_CODE;
            }
            case BfcpAttribute.Supported a -> {
                numbers(value, a.numbers(), a.attributes());
                yield a.attributes() ? SUPPORTED_ATTRIBUTES : SUPPORTED_PRIMITIVES;
            }
            case BfcpAttribute.Grouped a -> {
                two(value, a.number());
                a.attributes().forEach(inside -> value.writeBytes(attribute(inside)));
                yield a.group().type;
            }
            case BfcpAttribute.Other a -> a.type();
        };
        var out = new ByteArrayOutputStream();
        out.write(type << 1 | 1);
        out.write(value.size() + 2);
        out.writeBytes(value.toByteArray());
        while (out.size() % 4 != 0) {
            out.write(0);
        }
        return out.toByteArray();
    }

    private static void numbers(ByteArrayOutputStream out, List<Integer> numbers, boolean attributes) {
        numbers.forEach(number -> out.write(attributes ? number << 1 : number));
    }

    private static void two(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
