package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.live.People.CHAIR;
import static vn.giaoban.meeting.live.People.CHAIRMAN;
import static vn.giaoban.meeting.live.People.CLERK;
import static vn.giaoban.meeting.live.People.EIGHT;
import static vn.giaoban.meeting.live.People.HALL;
import static vn.giaoban.meeting.live.People.person;
import static vn.giaoban.meeting.live.People.speaker;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceDrafted;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceScheduled;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.TakeChair;
import vn.giaoban.meeting.live.LiveEvent.ChairTaken;
import vn.giaoban.meeting.live.LiveEvent.FloorGranted;
import vn.giaoban.meeting.live.LiveEvent.MeetingOpened;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.LinkChanged;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/**
 * Two repositories, each by its own way to one log: in one the chair is taken over, in the other the old chair grants
 * the floor.
 */
final class TakeOverRaces {
    private final int races;
    private final int atOnce;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<ConferenceId, String> grants = new ConcurrentHashMap<>();

    TakeOverRaces(int races, int atOnce) {
        this.races = races;
        this.atOnce = atOnce;
    }

    /** Runs them all and fails when a grant stands after a higher epoch, or was answered as the log does not say. */
    void run(CommitLog ofHeir, CommitLog ofHolder) {
        System.out.println("take-over against grant, " + races + " races, seed " + seed);
        Clock clock = Clock.fixed(EIGHT, ZoneOffset.UTC);
        try (LiveMailboxes heir = LiveMailboxes.on(ofHeir, Stories.EVENTS, clock);
                LiveMailboxes holder = LiveMailboxes.on(ofHolder, Stories.EVENTS, clock)) {
            for (int round = 0; round < races / atOnce; round++) {
                // Who has written last knows the head of the log: the other begins behind.
                List<ConferenceId> conferences = opened(round % 2 == 0 ? ofHolder : ofHeir);
                conferences.parallelStream().forEach(id -> {
                    assertThat(heir.room(id)).isPresent();
                    assertThat(holder.room(id)).isPresent();
                });
                race(heir, holder, conferences);
            }
            judge(ofHeir);
        }
    }

    private List<ConferenceId> opened(CommitLog log) {
        List<ConferenceId> ids = new ArrayList<>();
        List<CompletableFuture<StoredCommit>> commits = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            ConferenceId id = new ConferenceId(UUID.randomUUID());
            ids.add(id);
            commits.add(log.append(open(id)));
        }
        commits.forEach(CompletableFuture::join);
        return ids;
    }

    static Commit open(ConferenceId id) {
        return commit(
                id,
                0,
                new ConferenceDrafted(id, People.plan(List.of()), null),
                new ConferenceScheduled(id),
                new MeetingOpened(id, CLERK, person("clerk"), 1, Mode.MODERATED),
                new LinkChanged(HALL, Link.CONNECTED, null));
    }

    static Commit commit(ConferenceId id, long last, MeetingEvent... decided) {
        Map<StreamId, Long> sequences = new HashMap<>();
        List<NewEvent> events = new ArrayList<>();
        for (MeetingEvent event : decided) {
            StreamId stream = Streams.of(id, event);
            events.add(new NewEvent(
                    stream,
                    last + sequences.merge(stream, 1L, Long::sum),
                    Stories.EVENTS.name(event),
                    Stories.EVENTS.version(event),
                    Stories.EVENTS.toJson(event)));
        }
        return new Commit(
                UUID.randomUUID(),
                CommitHeader.by("system:test", EIGHT),
                Set.of(id.toString()),
                new TreeMap<>(),
                events);
    }

    /** Both commands of every conference at once, in random order. */
    private void race(LiveMailboxes heir, LiveMailboxes holder, List<ConferenceId> conferences) {
        List<Runnable> starts = new ArrayList<>();
        List<CompletableFuture<?>> answers = Collections.synchronizedList(new ArrayList<>());
        for (ConferenceId id : conferences) {
            starts.add(() -> answers.add(heir.submit(id, new TakeChair(CHAIR, CHAIRMAN), Stories.anyone())));
            starts.add(() -> answers.add(holder.submit(id, new GrantFloor(HALL, null, speaker("a")), clerk())
                    .handle((receipt, error) -> grants.put(id, error == null ? "granted" : code(error)))));
        }
        Collections.shuffle(starts, random);
        starts.parallelStream().forEach(Runnable::run);
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }

    /** The old chair's command, under the first epoch. */
    private static CommandContext clerk() {
        return new CommandContext(Stories.next(), "account:" + CLERK, CLERK, 1, EIGHT, EIGHT, false, null);
    }

    private static String code(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause instanceof Rejected rejected ? rejected.code() : String.valueOf(cause);
    }

    private void judge(CommitLog log) {
        Map<String, Integer> epochs = new HashMap<>();
        Set<String> granted = new HashSet<>();
        walk(log, seed, epochs, granted);
        assertThat(epochs).as("every take-over was carried out").hasSize(races);
        assertThat(epochs.values()).containsOnly(2);
        assertThat(grants).hasSize(races).allSatisfy((id, answer) -> {
            boolean stands = granted.contains(id.toString());
            assertThat(answer).as("what the log says, seed %d", seed).isEqualTo(stands ? "granted" : "stale-epoch");
        });
        assertThat(granted.size()).as("both may win, seed %d", seed).isBetween(races / 100, races - races / 100);
    }

    /** Reads the whole log, position by position, and fails at the first grant that follows a higher epoch. */
    static void walk(CommitLog log, long seed, Map<String, Integer> epochs, Set<String> granted) {
        List<StoredCommit> page = log.read(0, 1_000);
        while (!page.isEmpty()) {
            for (StoredCommit stored : page) {
                String conference = stored.commit().scopes().first();
                for (NewEvent event : stored.commit().events()) {
                    switch (Stories.EVENTS.fromJson(event)) {
                        case ChairTaken taken -> epochs.put(conference, taken.epoch());
                        case FloorGranted floor -> {
                            assertThat(epochs)
                                    .as("position %d, seed %d: a grant under epoch 1", stored.position(), seed)
                                    .doesNotContainKey(conference);
                            assertThat(granted.add(conference)).isTrue();
                        }
                        default -> {}
                    }
                }
            }
            page = log.read(page.getLast().position(), 1_000);
        }
    }
}
