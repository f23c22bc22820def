package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps who plays the other side to the last core (taskset of util-linux), so that hundreds of receivers do not take
 * turns with the server on its core, as they never would.
 */
public final class Cores {
    private static final int COUNT = Runtime.getRuntime().availableProcessors();
    private static final String LAST = Integer.toString(COUNT - 1);

    private Cores() {}

    /** This process, and what it will start; false where that cannot be. */
    public static boolean thisProcessToTheLast() throws InterruptedException {
        return set("-a", "-p", "-c", LAST, Long.toString(ProcessHandle.current().pid()));
    }

    /** This thread, and threads that it will start; false where that cannot be. */
    public static boolean thisThreadToTheLast() throws InterruptedException {
        try {
            Path self = Files.readSymbolicLink(Path.of("/proc/thread-self"));
            return set("-p", "-c", LAST, self.getFileName().toString());
        } catch (IOException notLinux) {
            return false;
        }
    }

    /** What goes before a command that may run on all cores, though who starts it may not. */
    public static List<String> all() {
        return List.of("taskset", "-c", "0-" + LAST);
    }

    private static boolean set(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("taskset"));
        command.addAll(List.of(arguments));
        try {
            return COUNT > 1
                    && new ProcessBuilder(command)
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
