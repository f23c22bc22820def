package vn.giaoban.server.office;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether this server is alive and can serve: named checks, each {@code ok} or a stable code of what is wrong. It is
 * ready once everything was started and while every check is {@code ok}.
 */
public final class Wellness {
    public static final String OK = "ok";

    private final String instance;
    private final LongSupplier head;
    private final Map<String, Supplier<String>> checks;
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * The checks of one run.
     *
     * @param instance changes with every run
     * @param head of the log
     */
    public Wellness(String instance, LongSupplier head, Map<String, Supplier<String>> checks) {
        this.instance = instance;
        this.head = head;
        this.checks = Map.copyOf(checks);
    }

    /** Everything stands. */
    public void started() {
        started.set(true);
    }

    String instance() {
        return instance;
    }

    long position() {
        return head.getAsLong();
    }

    Map<String, String> results() {
        var results = new TreeMap<String, String>();
        checks.forEach((name, check) -> results.put(name, result(check)));
        results.put("started", started.get() ? OK : "starting");
        return results;
    }

    private static String result(Supplier<String> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return "failed";
        }
    }
}
