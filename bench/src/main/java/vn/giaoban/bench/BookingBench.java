package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.conference.ConferenceCommand.DraftConference;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.site.SiteCommand.RegisterSite;
import vn.giaoban.meeting.unit.UnitCommand.EstablishUnits;
import vn.giaoban.meeting.unit.UnitCommand.NewUnit;
import vn.giaoban.meeting.unit.UnitEvent.Kind;
import vn.giaoban.meeting.unit.UnitEvent.UnitEstablished;
import vn.giaoban.store.sqlite.SqliteStore;

/**
 * A secretary books 400 sites over HTTP, each of which has 20 bookings in that week already. The server was started just
 * before; nothing of the sites is in any cache, as the server keeps none.
 */
final class BookingBench {
    private static final int SITES = 400;
    private static final int BOOKED = 20;
    private static final int ROUNDS = 50;
    private static final int WARMING = 5;
    private static final Instant WEEK = Instant.parse("2031-03-03T00:00:00Z");
    private static final String PASSWORD = "mat-khau-cua-phep-do";

    private final Path data;
    private final Report report = new Report("booking");
    private final PersonId chair = new PersonId(UUID.randomUUID());
    private final List<SiteId> sites = IntStream.range(0, SITES)
            .mapToObj(n -> new SiteId(UUID.randomUUID()))
            .toList();

    private BookingBench(Path data) {
        this.data = data;
    }

    static int run() throws IOException, InterruptedException {
        Path folder = Disk.folder();
        try {
            return new BookingBench(Files.createDirectory(folder.resolve("data"))).measure();
        } finally {
            Disk.delete(folder);
        }
    }

    private int measure() throws IOException, InterruptedException {
        report.tell("one 4 KiB write and sync", Disk.syncMillis(), "ms");
        UnitId office = setUp();
        fill(office);
        double[] times = new double[ROUNDS];
        int taken = 0;
        try (ServerProcess server = ServerProcess.start(data)) {
            server.as(server.post("/login", Map.of("username", "bench", "password", PASSWORD))
                    .cookie());
            for (int i = 0; i < WARMING; i++) {
                book(server, WEEK.plus(70, ChronoUnit.DAYS).plus(2L * i, ChronoUnit.HOURS));
            }
            for (int i = 0; i < ROUNDS; i++) {
                Instant from = WEEK.plus(i, ChronoUnit.HOURS);
                long began = System.nanoTime();
                int status = book(server, from);
                times[i] = (System.nanoTime() - began) / 1e6;
                taken += status == 201 ? 1 : 0;
            }
        }
        Arrays.sort(times);
        report.tell("bookings taken", taken, "of " + ROUNDS);
        report.tell("of them at an hour at which all sites were booked", Math.min(taken, BOOKED), "");
        report.tell("book 400 sites, median", times[ROUNDS / 2], "ms");
        report.atMost("book 400 sites, p95", times[(int) Math.ceil(ROUNDS * 0.95) - 1], "ms", 200);
        return report.print();
    }

    private UnitId setUp() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(data)) {
            var made = server.post(
                    "/setup",
                    Map.of(
                            "token",
                            server.startToken(),
                            "office",
                            "Tỉnh Đo",
                            "username",
                            "bench",
                            "password",
                            PASSWORD,
                            "name",
                            "Người Đo"));
            return new UnitId(UUID.fromString(made.json().path("unit").asString()));
        }
    }

    /** The sites, and for each of them a booking in every one of the week's first hours. */
    private void fill(UnitId office) {
        try (SqliteStore store = SqliteStore.open(data);
                MeetingCommands commands = MeetingCommands.on(store.log(), Briefing.EVENTS, Clock.systemUTC())) {
            List<UnitId> units =
                    sites.stream().map(site -> new UnitId(site.value())).toList();
            LocalDate since = LocalDate.of(2025, 7, 1);
            List<NewUnit> communes = new ArrayList<>();
            for (int i = 0; i < SITES; i++) {
                communes.add(new NewUnit(
                        new UnitEstablished(units.get(i), Kind.TERRITORY, "xã", "Số " + i, office, since), null));
            }
            send(commands, new EstablishUnits(communes)).join();
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < SITES; i++) {
                all.add(send(commands, new RegisterSite(sites.get(i), units.get(i), null, 40, chair)));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            for (int i = 0; i < BOOKED; i++) {
                Instant from = WEEK.plus(i, ChronoUnit.HOURS);
                Plan plan = new Plan(
                        "Giao ban " + i,
                        "giao ban",
                        from,
                        from.plus(1, ChronoUnit.HOURS),
                        chair,
                        "Chủ tịch",
                        office,
                        sites.getFirst(),
                        sites.subList(1, SITES),
                        units,
                        List.of(),
                        JoinPolicy.LINK,
                        5,
                        null);
                send(commands, new DraftConference(new ConferenceId(UUID.randomUUID()), plan, "THUONG", null, true))
                        .join();
            }
            report.tell("commits in the log", store.log().head().position(), "");
        }
    }

    private static CompletableFuture<?> send(MeetingCommands commands, MeetingCommand command) {
        Instant now = Clock.systemUTC().instant();
        return commands.send(command, CommandContext.by("system:bench", UUID.randomUUID(), now));
    }

    private int book(ServerProcess server, Instant from) throws IOException, InterruptedException {
        return server.post(
                        "/conferences",
                        Map.of(
                                "title", "Giao ban",
                                "kind", "giao ban",
                                "from", from.toString(),
                                "to", from.plus(1, ChronoUnit.HOURS).toString(),
                                "mainSite", sites.getFirst().toString(),
                                "sites",
                                        sites.subList(1, SITES).stream()
                                                .map(SiteId::toString)
                                                .toList(),
                                "secrecy", "THUONG"))
                .status();
    }
}
