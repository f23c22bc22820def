package vn.giaoban.room.visca.link;

import vn.giaoban.room.visca.Refusal;
import vn.giaoban.room.visca.ViscaAnswer;

/** What became of an order or a question. */
public sealed interface Outcome {
    record Done() implements Outcome {}

    record Answered(ViscaAnswer answer) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}

    /** Given up, or overtaken by a stop or a newer drive. */
    record Cancelled() implements Outcome {}

    /** The camera may have done it or not; whoever needs to know asks where it stands now. */
    record Unknown() implements Outcome {}

    /** Nothing was done: no camera answers. */
    record NoLine() implements Outcome {}
}
