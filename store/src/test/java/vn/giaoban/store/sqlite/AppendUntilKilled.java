package vn.giaoban.store.sqlite;

import static vn.giaoban.store.log.Commits.commit;

import java.nio.file.Path;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.StoredCommit;

/** Appends from four threads and prints {@code position commandId} of each commit once it is acknowledged. */
final class AppendUntilKilled {
    private AppendUntilKilled() {}

    public static void main(String[] args) {
        SqliteStore store = SqliteStore.open(Path.of(args[0]));
        System.out.println("open");
        for (int writer = 0; writer < 4; writer++) {
            String stream = "counter/" + ProcessHandle.current().pid() + "-" + writer;
            Thread.ofPlatform().start(() -> {
                for (long n = 1; ; n++) {
                    Commit next =
                            commit().event(stream, n).event(stream + "-b", n).build();
                    StoredCommit stored = store.log().append(next).join();
                    System.out.println(stored.position() + " " + next.commandId());
                }
            });
        }
    }
}
