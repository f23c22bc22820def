package vn.giaoban.bench;

import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import vn.giaoban.media.sfu.ForwardingLeaves;

/** The forwarder's leaves under JMH: nanoseconds, and bytes allocated, for each packet. */
final class JmhBench {
    /**
     * Bytes that each may allocate. What is done for every packet makes nothing; the JDK's own cipher makes about one
     * kilobyte for each packet, because SRTP takes a fresh initialisation vector.
     */
    private static final Map<String, Double> BYTES =
            Map.of("ring", 0.5, "sequenceMap", 0.5, "seal", 0.5, "allocation", 8000.0);

    private JmhBench() {}

    static int run() throws RunnerException {
        var options = new OptionsBuilder()
                .include(ForwardingLeaves.class.getName())
                .addProfiler(GCProfiler.class)
                .build();
        Report report = new Report("jmh");
        for (RunResult result : new Runner(options).run()) {
            String name = result.getPrimaryResult().getLabel();
            report.tell(name, result.getPrimaryResult().getScore(), "ns");
            Result<?> bytes = result.getSecondaryResults().entrySet().stream()
                    .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).contains("alloc.rate.norm"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            report.atMost(name + ", allocated", bytes.getScore(), "bytes", BYTES.getOrDefault(name, 0.0));
        }
        return report.print();
    }
}
