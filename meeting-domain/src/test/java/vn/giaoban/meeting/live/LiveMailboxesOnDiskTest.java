package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.live.People.BRIEFING;
import static vn.giaoban.meeting.live.People.EIGHT;
import static vn.giaoban.meeting.live.People.HALL;
import static vn.giaoban.meeting.live.People.request;
import static vn.giaoban.meeting.live.People.sealed;
import static vn.giaoban.meeting.live.People.speaker;
import static vn.giaoban.meeting.live.Stories.anyone;
import static vn.giaoban.meeting.live.Stories.chair;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveCommand.ChangeLink;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.RegisterToSpeak;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.store.sqlite.SqliteStore;

final class LiveMailboxesOnDiskTest {
    private static final Clock CLOCK = Clock.fixed(EIGHT, ZoneOffset.UTC);
    private static final List<SiteId> SITES =
            IntStream.range(0, 400).mapToObj(i -> People.site("site " + i)).toList();

    @TempDir
    private Path directory;

    @Test
    void whatFourHundredHandsWereAnsweredIsThereAfterReopening() {
        LiveRoom before;
        List<Long> answered;
        try (SqliteStore store = SqliteStore.open(directory);
                LiveMailboxes live = LiveMailboxes.on(store.log(), Stories.EVENTS, CLOCK)) {
            store.log().append(Stories.scheduled(People.plan(SITES))).join();
            live.submit(BRIEFING, Stories.OPEN, anyone()).join();
            live.submit(BRIEFING, new ChangeLink(HALL, Link.CONNECTED, null), anyone())
                    .join();
            List<CompletableFuture<Receipt>> hands =
                    SITES.parallelStream().map(site -> raise(live, site)).toList();
            live.submit(BRIEFING, new GrantFloor(HALL, null, speaker("a")), chair())
                    .join();
            answered = hands.stream()
                    .map(hand -> hand.orTimeout(30, TimeUnit.SECONDS).join().position())
                    .toList();
            before = live.room(BRIEFING).orElseThrow();
        }
        try (SqliteStore store = SqliteStore.open(directory);
                LiveMailboxes live = LiveMailboxes.on(store.log(), Stories.EVENTS, CLOCK)) {
            assertThat(live.room(BRIEFING)).contains(before);
            assertThat(before.queue()).hasSize(400);
            assertThat(answered)
                    .doesNotHaveDuplicates()
                    .allMatch(position -> position <= store.log().head().position());
        }
    }

    private static CompletableFuture<Receipt> raise(LiveMailboxes live, SiteId site) {
        var hand = new RegisterToSpeak(request(site.toString()), site, speaker("a"), sealed("đê điều"));
        return live.submit(BRIEFING, hand, anyone());
    }
}
