package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import vn.giaoban.store.sqlite.KilledRounds;

/** A store process under load, killed at random a hundred times; every acknowledged command is looked up each time. */
final class SoakBench {
    private static final int KILLS = 100;

    private SoakBench() {}

    static int run() throws IOException, InterruptedException {
        Report report = new Report("soak-log");
        long seed = System.nanoTime();
        report.tell("seed", seed, "");
        Path folder = Disk.folder();
        KilledRounds rounds = new KilledRounds(folder, new Random(seed));
        int kill = 0;
        try {
            while (kill < KILLS && rounds.faults().isEmpty()) {
                kill++;
                rounds.round();
            }
        } finally {
            if (rounds.faults().isEmpty()) {
                Disk.delete(folder);
            }
        }
        report.atLeast("kills", kill, "", KILLS);
        report.atLeast("acknowledged commits", rounds.acknowledged(), "", 10 * KILLS);
        report.atMost("faults", rounds.faults().size(), "", 0);
        rounds.faults().forEach(fault -> System.out.println(fault + ", kept in " + folder));
        return report.print();
    }
}
