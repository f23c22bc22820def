package vn.giaoban.room.visca.link;

import vn.giaoban.room.visca.ViscaReply;

/** One thing that came from the camera. A sequence number is {@link #NONE} where the line has none to rely on. */
sealed interface Heard {
    long NONE = -1;

    record Reply(long sequence, ViscaReply reply) implements Heard {}

    /** {@code 0F 01}: the number was not the expected one; after a repetition, it was done the first time. */
    record AbnormalSequence(long sequence) implements Heard {}

    /** {@code 0F 02}. */
    record AbnormalMessage(long sequence) implements Heard {}

    record ResetDone() implements Heard {}
}
