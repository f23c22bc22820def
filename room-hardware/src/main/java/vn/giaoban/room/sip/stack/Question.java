package vn.giaoban.room.sip.stack;

import java.util.concurrent.atomic.AtomicBoolean;

/** OPTIONS of ours that waits for its answer; tells of the first thing that becomes of it. */
final class Question {
    private final SipAgent.Reply reply;
    private final AtomicBoolean told = new AtomicBoolean();

    Question(SipAgent.Reply reply) {
        this.reply = reply;
    }

    void answered(int status) {
        if (status >= 200 && told.compareAndSet(false, true)) {
            reply.answered(status);
        }
    }

    void failed(String cause) {
        if (told.compareAndSet(false, true)) {
            reply.failed(cause);
        }
    }
}
