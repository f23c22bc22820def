package vn.giaoban.meeting.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Answers that are owed until the state that has them is shown. Confined to a mailbox's lanes. */
final class Answers {
    private final Executor executor;
    private final List<Runnable> owed = new ArrayList<>();

    Answers(Executor executor) {
        this.executor = executor;
    }

    void owe(Runnable answer) {
        owed.add(answer);
    }

    /** Gives them elsewhere: whoever waits for one may block, or ask the mailbox again. */
    void give() {
        for (Runnable answer : owed) {
            try {
                executor.execute(answer);
            } catch (RejectedExecutionException closing) {
                answer.run();
            }
        }
        owed.clear();
    }
}
