package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How this machine's processors had spent their time at one moment ({@code /proc/stat}, man 5 proc). */
public final class Machine {
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int STEAL = 7;
    private static final int COUNTED = 8;

    private final long[] times;

    private Machine(long[] times) {
        this.times = times;
    }

    /** All zero where it cannot be known. */
    public static Machine now() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            String[] words = lines.findFirst().orElse("").trim().split(" +");
            return new Machine(Arrays.stream(words)
                    .skip(1)
                    .limit(COUNTED)
                    .mapToLong(Long::parseLong)
                    .toArray());
        } catch (IOException notLinux) {
            return new Machine(new long[COUNTED]);
        }
    }

    /** The part of all processors' time since then in which something was done, 0 to 1. */
    public double busySince(Machine before) {
        return 1 - part(before, IDLE, WAITING);
    }

    /**
     * The part that the host gave to other machines although we had work, 0 to 1. With more than some hundredths, what was
     * measured in milliseconds tells of the host.
     */
    public double stolenSince(Machine before) {
        return part(before, STEAL);
    }

    private double part(Machine before, int... fields) {
        long all = 0;
        for (int i = 0; i < COUNTED; i++) {
            all += times[i] - before.times[i];
        }
        long some = 0;
        for (int field : fields) {
            some += times[field] - before.times[field];
        }
        return all == 0 ? 0 : (double) some / all;
    }
}
