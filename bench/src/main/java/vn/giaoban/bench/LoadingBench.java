package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.unit.UnitCommand.EstablishUnits;
import vn.giaoban.meeting.unit.UnitCommand.NewUnit;
import vn.giaoban.meeting.unit.UnitCommand.RenameUnit;
import vn.giaoban.meeting.unit.UnitEvent.Kind;
import vn.giaoban.meeting.unit.UnitEvent.UnitEstablished;
import vn.giaoban.store.sqlite.SqliteStore;

/**
 * What it takes to load what a command is decided on: the registry of all units of a province and of the country, and
 * the room of a whole briefing.
 */
final class LoadingBench {
    private static final int ROUNDS = 31;
    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    private final Report report = new Report("loading");

    private LoadingBench() {}

    static int run() throws IOException {
        return new LoadingBench().measure();
    }

    private int measure() throws IOException {
        registry(130, 0);
        double small = registry(130, 4);
        double large = registry(3_400, 4);
        report.tell("a unit renamed among 130 units, median", small, "ms");
        report.tell("a unit renamed among 3,400 units, median", large, "ms");
        room();
        return report.print();
    }

    private double registry(int count, int renames) throws IOException {
        Path folder = Disk.folder();
        try (SqliteStore store = SqliteStore.open(folder);
                MeetingCommands commands = MeetingCommands.on(store.log(), Briefing.EVENTS, Clock.systemUTC())) {
            List<NewUnit> units = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                units.add(new NewUnit(
                        new UnitEstablished(unit(n), Kind.TERRITORY, "xã", "Xã " + n, n == 0 ? null : unit(0), DAY),
                        "0" + n));
            }
            send(commands, new EstablishUnits(units));
            for (int time = 0; time < renames; time++) {
                for (int n = 0; n < Math.min(count, 250); n++) {
                    send(commands, new RenameUnit(unit(n), "xã", "Tên " + time + " " + n, DAY));
                }
            }
            double[] times = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long began = System.nanoTime();
                send(commands, new RenameUnit(unit(1), "phường", "Tên " + i, DAY));
                times[i] = (System.nanoTime() - began) / 1e6;
            }
            Arrays.sort(times);
            return times[ROUNDS / 2];
        } finally {
            Disk.delete(folder);
        }
    }

    private void room() throws IOException {
        Path folder = Disk.folder();
        try (SqliteStore store = SqliteStore.open(folder);
                LiveMailboxes live = LiveMailboxes.on(store.log(), Briefing.EVENTS, Clock.systemUTC())) {
            Briefing held = Archive.held(store, live);
            report.tell(
                    "commits of a briefing of 400 sites",
                    store.log()
                            .readScope(held.id.toString(), 0, Integer.MAX_VALUE)
                            .size(),
                    "");
            double[] times = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                try (LiveMailboxes other = LiveMailboxes.on(store.log(), Briefing.EVENTS, Clock.systemUTC())) {
                    long began = System.nanoTime();
                    boolean there = other.room(held.id).isPresent();
                    times[i] = there ? (System.nanoTime() - began) / 1e6 : Double.MAX_VALUE;
                }
            }
            Arrays.sort(times);
            report.atMost("its room opened after a restart, median", times[ROUNDS / 2], "ms", 500);
        } finally {
            Disk.delete(folder);
        }
    }

    private static UnitId unit(int n) {
        return new UnitId(new UUID(0, n));
    }

    private static void send(MeetingCommands commands, MeetingCommand command) {
        commands.send(
                        command,
                        CommandContext.by(
                                "account:bench",
                                UUID.randomUUID(),
                                Clock.systemUTC().instant()))
                .join();
    }
}
