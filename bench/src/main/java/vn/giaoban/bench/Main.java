package vn.giaoban.bench;

import vn.giaoban.bench.forward.ConferenceBench;
import vn.giaoban.bench.forward.ForwardBench;
import vn.giaoban.bench.rooms.RoomsBench;

/** {@code bench/run NAME}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        // Axon's update checker calls out as soon as its classes are configured.
        System.setProperty("axoniq.update-checker.disabled", "true");
        String name = args.length > 0 ? args[0] : "";
        String rest = args.length > 1 ? args[1] : "";
        System.exit(
                switch (name) {
                    case "log" -> LogBench.run();
                    case "start" -> StartBench.run();
                    case "commands" -> CommandsBench.run();
                    case "floor" -> FloorBench.run();
                    case "replay" -> ReplayBench.run();
                    case "views" -> ViewsBench.run();
                    case "loading" -> LoadingBench.run();
                    case "booking" -> BookingBench.run();
                    case "rooms" ->
                        RoomsBench.run(rest.equals("--calls") && args.length > 2 ? Integer.parseInt(args[2]) : 50);
                    case "forward" -> ForwardBench.run(rest);
                    case "jmh" -> JmhBench.run();
                    case "conference" -> ConferenceBench.run(args);
                    case "soak" -> rest.equals("log") ? SoakBench.run() : usage();
                    default -> usage();
                });
    }

    private static int usage() {
        System.err.println(
                "bench/run log | start | commands | floor | replay | views | loading | soak log | soak races | soak sip [SECONDS] | forward [POINT] | jmh | conference [--sites N] | booking | rooms [--calls N]");
        return 2;
    }
}
