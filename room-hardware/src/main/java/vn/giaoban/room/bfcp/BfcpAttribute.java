package vn.giaoban.room.bfcp;

import java.util.List;

/** An attribute of a message (RFC 8855, section 5.2). */
public sealed interface BfcpAttribute {

    /** Attributes whose value is one number of 16 bits. */
    enum Kind {
        BENEFICIARY(1),
        FLOOR(2),
        FLOOR_REQUEST(3);

        final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    /** Attributes that begin with a number of 16 bits and hold others. */
    enum Group {
        BENEFICIARY_INFORMATION(14),
        FLOOR_REQUEST_INFORMATION(15),
        FLOOR_REQUEST_STATUS(17),
        OVERALL_REQUEST_STATUS(18);

        final int type;

        Group(int type) {
            this.type = type;
        }
    }

    /** How a request stands (section 5.2.5). */
    enum Status {
        PENDING,
        ACCEPTED,
        GRANTED,
        DENIED,
        CANCELLED,
        RELEASED,
        REVOKED
    }

    record Number(Kind kind, int value) implements BfcpAttribute {}

    /** @param queue place in the queue, 0 when it is not said */
    record RequestStatus(Status status, int queue) implements BfcpAttribute {}

    /** @param code as in section 5.2.6 */
    record ErrorCode(int code) implements BfcpAttribute {}

    /** @param attributes whether attributes are listed, else primitives */
    record Supported(boolean attributes, List<Integer> numbers) implements BfcpAttribute {
        public Supported {
            numbers = List.copyOf(numbers);
        }
    }

    record Grouped(Group group, int number, List<BfcpAttribute> attributes) implements BfcpAttribute {
        public Grouped {
            attributes = List.copyOf(attributes);
        }
    }

    /** What is not looked into. */
    record Other(int type, boolean mandatory) implements BfcpAttribute {}
}
