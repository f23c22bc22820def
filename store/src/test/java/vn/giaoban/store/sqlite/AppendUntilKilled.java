package vn.giaoban.store.sqlite;

import static vn.giaoban.store.log.Commits.commit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.StoredCommit;

/** Appends from four threads and prints {@code position commandId} of each commit once it is acknowledged. */
final class AppendUntilKilled {
    private AppendUntilKilled() {}

    public static void main(String[] args) {
        SqliteStore store = SqliteStore.open(Path.of(args[0]));
        System.out.println("open");
        append(store.log());
    }

    static void append(CommitLog log) {
        for (int writer = 0; writer < 4; writer++) {
            String stream = "counter/" + UUID.randomUUID();
            Thread.ofPlatform().start(() -> {
                for (long n = 1; ; n++) {
                    Commit next = commit().scope("conf-1")
                            .event(stream, n)
                            .event(stream + "-b", n)
                            .build();
                    StoredCommit stored = log.append(next).join();
                    System.out.println(stored.position() + " " + next.commandId());
                }
            });
        }
    }

    /** Reads what is printed, kills the process once so many commits are acknowledged, and reads the rest. */
    static void readUntilKilled(BufferedReader out, Process child, Map<Long, UUID> acknowledged, int until)
            throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            String[] words = line.split(" ", -1);
            if (words.length == 2 && words[1].length() == 36) {
                acknowledged.put(Long.parseLong(words[0]), UUID.fromString(words[1]));
            }
            if (acknowledged.size() == until) {
                child.toHandle().destroyForcibly();
            }
        }
    }
}
