package vn.giaoban.meeting.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.views.ViewState;

class UnknownEventInTheViewsTest {
    @TempDir
    Path directory;

    private static void newerVersionWrites(Office office, String stream, String name) {
        CommitLog log = office.log();
        var id = new StreamId(stream);
        log.append(new Commit(
                        UUID.randomUUID(),
                        CommitHeader.by("account:newer", office.now()),
                        Set.of(),
                        Map.of(id, 0L),
                        List.of(new NewEvent(id, 1, name, 1, "{}".getBytes(UTF_8)))))
                .join();
    }

    private static Map<String, ViewState> states(Office office) {
        return office.states().stream().collect(Collectors.toMap(ViewState::name, state -> state));
    }

    @Test
    void onlyTheViewsThatReadThatKindOfStreamStop() {
        try (Office office = new Office(directory).province()) {
            newerVersionWrites(office, "list/" + UUID.randomUUID(), "saved-list-shared");
            long at = office.log().head().position();
            office.scheduled();
            assertThat(office.all(ListsView::all)).isEmpty();
            var states = states(office);
            assertThat(states.values().stream().filter(state -> state.failure() != null))
                    .extracting(ViewState::name)
                    .containsExactly("list");
            ViewState list = Objects.requireNonNull(states.get("list"));
            assertThat(list.failure()).isNotNull().satisfies(failure -> {
                assertThat(failure.inBrief()).isEqualTo("event-unknown saved-list-shared v1 at " + at);
                assertThat(list.reached().position()).isEqualTo(at - 1);
            });
            assertThat(office.one(c -> ConferencesView.find(c, Office.BRIEFING)))
                    .isPresent();
        }
    }

    @Test
    void aStreamOfAKindThatNobodyReadsStopsNoView() {
        try (Office office = new Office(directory).province()) {
            newerVersionWrites(office, "ballot/" + UUID.randomUUID(), "ballot-opened");
            office.scheduled();
            assertThat(office.one(c -> ConferencesView.find(c, Office.BRIEFING)))
                    .isPresent();
            assertThat(office.states())
                    .allSatisfy(state -> assertThat(state.failure()).isNull());
        }
    }
}
