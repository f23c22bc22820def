package vn.giaoban.room.bfcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message (RFC 8855, section 5).
 *
 * @param version 1 over TCP, 2 over UDP
 * @param response whether it answers another; always false in version 1
 * @param primitive as numbered in section 5.1; see {@link Primitive}
 * @param transaction 0 for what a server says of itself over TCP
 */
public record BfcpMessage(
        int version,
        boolean response,
        int primitive,
        long conference,
        int transaction,
        int user,
        List<BfcpAttribute> attributes) {
    public BfcpMessage {
        attributes = List.copyOf(attributes);
    }

    /** The primitives by number. */
    public static final class Primitive {
        public static final int FLOOR_REQUEST = 1;
        public static final int FLOOR_RELEASE = 2;
        public static final int FLOOR_REQUEST_QUERY = 3;
        public static final int FLOOR_REQUEST_STATUS = 4;
        public static final int USER_QUERY = 5;
        public static final int USER_STATUS = 6;
        public static final int FLOOR_QUERY = 7;
        public static final int FLOOR_STATUS = 8;
        public static final int CHAIR_ACTION = 9;
        public static final int CHAIR_ACTION_ACK = 10;
        public static final int HELLO = 11;
        public static final int HELLO_ACK = 12;
        public static final int ERROR = 13;
        public static final int FLOOR_REQUEST_STATUS_ACK = 14;
        public static final int FLOOR_STATUS_ACK = 15;
        public static final int GOODBYE = 16;
        public static final int GOODBYE_ACK = 17;

        private Primitive() {}
    }

    /** The number in the first attribute of a kind, null when there is none. */
    @Nullable
    Integer number(BfcpAttribute.Kind kind) {
        for (BfcpAttribute attribute : attributes) {
            if (attribute instanceof BfcpAttribute.Number number && number.kind() == kind) {
                return number.value();
            }
        }
        return null;
    }
}
