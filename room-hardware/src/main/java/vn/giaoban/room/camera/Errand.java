package vn.giaoban.room.camera;

import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaInquiry;
import vn.giaoban.room.visca.link.Mover;

/** What an order to the line was for. */
sealed interface Errand {
    record Driving(Mover mover, ViscaCommand command) implements Errand {}

    /** @param again whether it is said for the second time, after a menu was closed */
    record Doing(Act act, ViscaCommand command, boolean again) implements Errand {}

    record Asking(ViscaInquiry inquiry) implements Errand {}

    /** Nobody waits for it. */
    record Chore() implements Errand {}
}
