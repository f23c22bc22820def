package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.serialization.json.JacksonSerializer;
import org.h2.jdbcx.JdbcConnectionPool;
import vn.giaoban.store.axon.CommitLogStorageEngine;
import vn.giaoban.store.axon.CommitMetadata;
import vn.giaoban.store.sqlite.SqliteStore;

/**
 * Commands through Axon by 8 writers, each waiting for its answer: on Axon's in-memory engine (which stores nothing), on
 * its JDBC engine over H2 with every write delayed by nothing, and on ours; in turns, at equal settings, no snapshots.
 * Every aggregate gets 20 commands of one event each. Then ours again on a log of ten times the data.
 */
final class CommandsBench {
    private static final int WRITERS = 8;
    private static final int PER_AGGREGATE = 20;
    private static final int ROUNDS = 3;
    private static final double SECONDS = 4;

    private CommandsBench() {}

    static int run() throws IOException, InterruptedException {
        Report report = new Report("commands");
        report.tell("one 4 KiB write and sync", Disk.syncMillis(), "ms");
        Path folder = Disk.folder();
        JdbcConnectionPool h2 = JdbcConnectionPool.create(
                "jdbc:h2:" + folder.resolve("h2") + ";WRITE_DELAY=0;MODE=PostgreSQL", "sa", "");
        try (SqliteStore store = SqliteStore.open(folder.resolve("ours"))) {
            Commits.fill(store.log(), "before", 50_000);
            CommandBus inMemory = bus(new InMemoryEventStorageEngine());
            CommandBus jdbc = bus(jdbc(h2));
            CommandBus ours = bus(new CommitLogStorageEngine(store.log(), new Tally.Codec(), InstantSource.system()));
            List.of(inMemory, jdbc, ours).forEach(bus -> drive(bus, "warm", SECONDS));
            List<Load.Result> memory = new ArrayList<>();
            List<Load.Result> database = new ArrayList<>();
            List<Load.Result> own = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                memory.add(drive(inMemory, "r" + round, SECONDS));
                database.add(drive(jdbc, "r" + round, SECONDS));
                own.add(drive(ours, "r" + round, SECONDS));
            }
            Load.Result middle = median(own);
            report.tell("Axon in memory", median(memory).perSecond(), "commands/s");
            report.tell("Axon JDBC on H2, WRITE_DELAY=0", median(database).perSecond(), "commands/s");
            report.tell("Axon JDBC on H2, p99", median(database).millis(0.99), "ms");
            report.atLeast("ours", middle.perSecond(), "commands/s", 1_800);
            report.atMost("ours, p99", middle.millis(0.99), "ms", 20);
            report.atLeast(
                    "ours / in memory", middle.perSecond() / median(memory).perSecond(), "times", 0.15);
            report.tell("ours / JDBC", middle.perSecond() / median(database).perSecond(), "times");
            Commits.fill(store.log(), "more", 10 * store.log().head().position());
            List<Load.Result> large = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                large.add(drive(ours, "l" + round, SECONDS));
            }
            report.atMost(
                    "cost per command at ten times the data",
                    middle.perSecond() / median(large).perSecond(),
                    "times",
                    1.5);
        } finally {
            h2.dispose();
            Disk.delete(folder);
        }
        return report.print();
    }

    private static Load.Result median(List<Load.Result> results) {
        return results.stream()
                .sorted(java.util.Comparator.comparingDouble(Load.Result::perSecond))
                .toList()
                .get(results.size() / 2);
    }

    private static EventStorageEngine jdbc(JdbcConnectionPool pool) {
        ConnectionProvider connections = pool::getConnection;
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(JacksonSerializer.defaultSerializer())
                .snapshotSerializer(JacksonSerializer.defaultSerializer())
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    private static CommandBus bus(EventStorageEngine engine) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        EventSourcingRepository<Tally> repository = EventSourcingRepository.builder(Tally.class)
                .eventStore(EmbeddedEventStore.builder().storageEngine(engine).build())
                .build();
        AggregateAnnotationCommandHandler.<Tally>builder()
                .aggregateType(Tally.class)
                .repository(repository)
                .build()
                .subscribe(bus);
        return bus;
    }

    private static Load.Result drive(CommandBus bus, String name, double seconds) {
        try {
            return Load.run(WRITERS, seconds, (worker, turn) -> {
                String id = "tally/" + name + "-" + worker + "-" + turn / PER_AGGREGATE;
                Object command = turn % PER_AGGREGATE == 0 ? new Tally.Open(id) : new Tally.Count(id);
                // The same metadata for all three: what every command of ours carries.
                var message = GenericCommandMessage.<Object>asCommandMessage(command)
                        .andMetaData(Map.of(CommitMetadata.ACTOR, "account:bench"));
                bus.dispatch(message, (sent, result) -> {
                    if (result.isExceptional()) {
                        throw new IllegalStateException(result.exceptionResult());
                    }
                });
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
