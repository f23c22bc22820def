package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.meeting.live.People.CHAIR;
import static vn.giaoban.meeting.live.People.CHAIRMAN;
import static vn.giaoban.meeting.live.People.EIGHT;
import static vn.giaoban.meeting.live.People.HALL;
import static vn.giaoban.meeting.live.People.speaker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.live.LiveEvent.ChairTaken;
import vn.giaoban.meeting.live.LiveEvent.FloorGranted;
import vn.giaoban.store.mongo.MongoStore;
import vn.giaoban.store.mongo.MongoUnderTest;
import vn.giaoban.store.sqlite.SqliteStore;

final class TakeOverRacesTest {
    /** On MongoDB; {@code bench/run soak races} runs ten thousand. */
    private static final int ON_MONGODB =
            Integer.parseInt(Objects.requireNonNullElse(System.getenv("GIAOBAN_TEST_MONGODB_RACES"), "200"));

    @TempDir
    private Path directory;

    @Test
    void inTenThousandRacesNoGrantFollowsAHigherEpoch() {
        try (SqliteStore store = SqliteStore.open(directory)) {
            new TakeOverRaces(10_000, 500).run(store.log(), store.log());
        }
    }

    @Test
    void inRacesOfTwoNodesOnMongoDbNoGrantFollowsAHigherEpoch() {
        try (MongoUnderTest mongo = new MongoUnderTest();
                MongoStore heir = MongoStore.open(mongo.uri());
                MongoStore holder = MongoStore.open(mongo.uri())) {
            new TakeOverRaces(ON_MONGODB, 50).run(heir.log(), holder.log());
        }
    }

    @Test
    void aGrantAfterATakeOverWouldBeSeen() {
        try (SqliteStore store = SqliteStore.open(directory)) {
            ConferenceId id = new ConferenceId(UUID.randomUUID());
            FloorGranted grant = new FloorGranted(1, HALL, speaker("a"), null, null, EIGHT);
            store.log().append(TakeOverRaces.open(id)).join();
            store.log()
                    .append(TakeOverRaces.commit(id, 1, new ChairTaken(CHAIR, CHAIRMAN, 2), grant))
                    .join();
            assertThatThrownBy(() -> TakeOverRaces.walk(store.log(), 0, new HashMap<>(), new HashSet<>()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("position 2");
        }
    }
}
