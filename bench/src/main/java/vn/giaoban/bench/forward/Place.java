package vn.giaoban.bench.forward;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.giaoban.bench.Cores;

/**
 * Where the servers run: in a network namespace of their own, with a pair of virtual cards to the generator's, or on the
 * loopback where namespaces are not permitted.
 *
 * @param prefix of commands that are to run there
 * @param host the servers' address
 * @param here the generator's
 * @param ownNetwork whether it is a namespace
 * @param ownCores whether the generator is kept to one core
 */
record Place(List<String> prefix, String host, String here, boolean ownNetwork, boolean ownCores) {
    private static final String SPACE = "giaoban-bench";
    private static final String HOST = "10.213.77.1";
    private static final String HERE = "10.213.77.2";

    /** The namespace, or else the loopback. */
    static Place make() throws IOException, InterruptedException {
        remove();
        boolean made = ip("netns", "add", SPACE)
                && ip("link", "add", "gbbench0", "type", "veth", "peer", "name", "gbbench1", "netns", SPACE)
                && ip("addr", "add", HERE + "/24", "dev", "gbbench0")
                && ip("link", "set", "gbbench0", "up")
                && ip("-n", SPACE, "addr", "add", HOST + "/24", "dev", "gbbench1")
                && ip("-n", SPACE, "link", "set", "gbbench1", "up")
                && ip("-n", SPACE, "link", "set", "lo", "up");
        if (!made) {
            remove();
            return new Place(List.of(), "127.0.0.1", "127.0.0.1", false, false);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Place::removeAtEnd));
        return new Place(List.of("ip", "netns", "exec", SPACE), HOST, HERE, true, false);
    }

    /**
     * Keeps this process to the last core and lets the servers have all, where what they compile and collect is out of
     * their loop's way; the same where that cannot be.
     */
    Place coresApart() throws InterruptedException {
        if (!Cores.thisProcessToTheLast()) {
            return this;
        }
        List<String> apart = new ArrayList<>(prefix);
        apart.addAll(Cores.all());
        return new Place(apart, host, here, ownNetwork, true);
    }

    /** Makes the servers' card as slow as a line, with a queue as short as a card's. False where that is not permitted. */
    boolean limit(long bitsPerSecond) throws IOException, InterruptedException {
        return ownNetwork()
                && run(
                        "tc",
                        "-n",
                        SPACE,
                        "qdisc",
                        "add",
                        "dev",
                        "gbbench1",
                        "root",
                        "tbf",
                        "rate",
                        bitsPerSecond + "bit",
                        "burst",
                        "128k",
                        "limit",
                        "768k");
    }

    /** What the queue of the limited card has dropped. */
    long dropped() throws IOException, InterruptedException {
        Process told = new ProcessBuilder("tc", "-s", "-n", SPACE, "qdisc", "show", "dev", "gbbench1").start();
        String text = new String(told.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        told.waitFor();
        Matcher dropped = Pattern.compile("dropped (\\d+)").matcher(text);
        return dropped.find() ? Long.parseLong(dropped.group(1)) : -1;
    }

    static void remove() throws IOException, InterruptedException {
        ip("link", "del", "gbbench0");
        ip("netns", "del", SPACE);
    }

    private static void removeAtEnd() {
        try {
            remove();
        } catch (IOException | InterruptedException e) {
            System.err.println("the network " + SPACE + " is left behind: " + e);
        }
    }

    private static boolean ip(String... arguments) throws InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "ip";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(command);
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
