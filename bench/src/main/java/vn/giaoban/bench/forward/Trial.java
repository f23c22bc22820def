package vn.giaoban.bench.forward;

import java.io.IOException;
import vn.giaoban.bench.Machine;

/** One server with its peers connected; windows of traffic are measured, as many as are wanted. */
final class Trial implements AutoCloseable {
    private static final int WARM_PARTS = 5;
    private static final long SETTLE_NANOS = 300_000_000;
    /** How much of a window the machine's host may have taken. */
    private static final double STOLEN = 0.02;

    /** How many windows are taken again. */
    private static final int REPEATS = 12;

    final int receivers;
    final double setUpColdMillis;
    private final Server server;
    private final Generator generator;

    /** Sums over windows. */
    private long expected;

    private long received;
    private double cpu;
    private double compiling;
    private double seconds;
    private final Receiver.Totals sum = new Receiver.Totals();
    private double busiest;
    private double stolen;
    private int repeated;

    Trial(Server server, Place place, int receivers) throws Exception {
        this.server = server;
        this.receivers = receivers;
        generator = new Generator(server, place.here());
        generator.connectPublisher();
        double before = server.cpuSeconds();
        generator.connectReceivers(receivers);
        setUpColdMillis = (server.cpuSeconds() - before) * 1000 / receivers;
    }

    /** Sends without counting, and switches: the server compiles what it needs. */
    void warmUp(int packetsPerSecond, int burst, long nanos) throws InterruptedException {
        for (int i = 0; i < WARM_PARTS; i++) {
            generator.switched();
            generator.publisher.send(packetsPerSecond, burst, nanos / WARM_PARTS);
        }
        settle();
    }

    private static void settle() throws InterruptedException {
        java.util.concurrent.TimeUnit.NANOSECONDS.sleep(SETTLE_NANOS);
    }

    /** Counts a window of traffic. One that is void, because of the host or a machine too busy, is taken again some times. */
    void window(int packetsPerSecond, int burst, long nanos) throws IOException, InterruptedException {
        boolean counted = false;
        while (!counted) {
            generator.clear();
            Machine machine = Machine.now();
            double before = server.cpuSeconds();
            double compiledBefore = server.compilingSeconds();
            generator.switched();
            generator.publisher.send(packetsPerSecond, burst, nanos);
            settle();
            Machine now = Machine.now();
            counted = sound(now, machine) || repeated == REPEATS;
            if (counted) {
                cpu += server.cpuSeconds() - before;
                compiling += server.compilingSeconds() - compiledBefore;
                seconds += nanos / 1e9;
                busiest = Math.max(busiest, now.busySince(machine));
                stolen = Math.max(stolen, now.stolenSince(machine));
                generator.onLoop(this::count);
            } else {
                repeated++;
            }
        }
    }

    private static boolean sound(Machine now, Machine before) {
        return now.stolenSince(before) <= STOLEN && now.busySince(before) <= ForwardBench.TOO_BUSY;
    }

    private void count() {
        Receiver.Totals totals = generator.totals;
        expected += generator.publisher.packets * receivers;
        received += totals.received;
        sum.opened += totals.opened;
        sum.forged += totals.forged;
        sum.asked += totals.asked;
        sum.again += totals.again;
        sum.reports += totals.reports;
        sum.feedbacks += totals.feedbacks;
        sum.bytes += totals.bytes;
        sum.voices.addAll(totals.voices);
        sum.frames.addAll(totals.frames);
    }

    void forget() {
        expected = 0;
        received = 0;
        cpu = 0;
        compiling = 0;
        seconds = 0;
        sum.clear();
        busiest = 0;
        stolen = 0;
    }

    double microsPerPacket() {
        return received == 0 ? Double.NaN : cpu * 1e6 / received;
    }

    double delivered() {
        return expected == 0 ? 0 : (double) received / expected;
    }

    double audioP99() {
        return sum.voices.p99Millis();
    }

    double frameP99() {
        return sum.frames.p99Millis();
    }

    /** The whole machine in the busiest window, 0 to 1. */
    double busiest() {
        return busiest;
    }

    /** What its host took of it in the worst window, 0 to 1. */
    double stolen() {
        return stolen;
    }

    /** How many windows were void and taken again. */
    int repeated() {
        return repeated;
    }

    /** How much of the processor time went into compiling, 0 to 1. */
    double compilingShare() {
        return cpu == 0 ? 0 : compiling / cpu;
    }

    double cores() {
        return seconds == 0 ? 0 : cpu / seconds;
    }

    Receiver.Totals sum() {
        return sum;
    }

    double residentMegabytes() throws IOException {
        return server.residentMegabytes();
    }

    /** Milliseconds of processor time to take in one more, when many have been. */
    double setUpWarmMillis(int more) throws Exception {
        double before = server.cpuSeconds();
        generator.connectReceivers(more);
        return (server.cpuSeconds() - before) * 1000 / more;
    }

    @Override
    public void close() throws InterruptedException {
        generator.close();
        server.close();
    }
}
