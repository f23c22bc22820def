package vn.giaoban.store.append;

import java.util.List;
import vn.giaoban.store.log.StoredCommit;

/** What became of one commit in a group. */
public sealed interface Outcome {
    record Stored(StoredCommit commit) implements Outcome {}

    record Refused(RuntimeException reason) implements Outcome {}

    /** The whole group refused for one reason. */
    static List<Outcome> refusals(List<Pending> group, RuntimeException reason) {
        return group.stream().map(pending -> (Outcome) new Refused(reason)).toList();
    }
}
