package vn.giaoban.meeting.history;

import tools.jackson.databind.node.ObjectNode;

/**
 * One step of one event's stored shape: from a version to the next. A hop is pure and is never changed once a release
 * has it; what the old shape did not say gets the value that was meant then.
 */
interface Hop {
    /** The stored name. */
    String event();

    /** The version that it takes; it gives the next. */
    int from();

    /** The same event in the next shape; the node given may be changed. */
    ObjectNode lift(ObjectNode old);
}
