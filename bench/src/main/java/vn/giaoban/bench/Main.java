package vn.giaoban.bench;

/** {@code bench/run NAME}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        // Axon's update checker calls out as soon as its classes are configured.
        System.setProperty("axoniq.update-checker.disabled", "true");
        String name = String.join(" ", args);
        System.exit(
                switch (name) {
                    case "log" -> LogBench.run();
                    case "start" -> StartBench.run();
                    case "commands" -> CommandsBench.run();
                    case "floor" -> FloorBench.run();
                    case "replay" -> ReplayBench.run();
                    case "soak log" -> SoakBench.run();
                    default -> {
                        System.err.println("bench/run log | start | commands | floor | replay | soak log");
                        yield 2;
                    }
                });
    }
}
