package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.meeting.live.People.BRIEFING;
import static vn.giaoban.meeting.live.People.DONG_LAM;
import static vn.giaoban.meeting.live.People.EIGHT;
import static vn.giaoban.meeting.live.People.KY_THUONG;
import static vn.giaoban.meeting.live.People.TAN_DAN;
import static vn.giaoban.meeting.live.People.device;
import static vn.giaoban.meeting.live.People.request;
import static vn.giaoban.meeting.live.People.sealed;
import static vn.giaoban.meeting.live.People.speaker;
import static vn.giaoban.meeting.live.Stories.anyone;
import static vn.giaoban.meeting.live.Stories.chair;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceMoved;
import vn.giaoban.meeting.conference.ConferenceEvent.SiteLinkReissued;
import vn.giaoban.meeting.live.LiveCommand.ChangeLink;
import vn.giaoban.meeting.live.LiveCommand.ConfirmPresence;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.RegisterToSpeak;
import vn.giaoban.meeting.live.LiveCommand.ReportPresence;
import vn.giaoban.meeting.live.LiveCommand.TakeSeat;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;

final class LiveMailboxesTest {
    private final HeldLog log = new HeldLog();
    private final SteppingClock clock = new SteppingClock(EIGHT);
    private LiveMailboxes live = LiveMailboxes.on(log, Stories.EVENTS, clock);

    @BeforeEach
    void aScheduledBriefing() {
        log.append(Stories.scheduled(People.plan())).join();
    }

    @AfterEach
    void close() {
        live.close();
    }

    private CompletableFuture<Receipt> submit(LiveCommand command, CommandContext context) {
        return live.submit(BRIEFING, command, context).orTimeout(10, TimeUnit.SECONDS);
    }

    private void opened() {
        submit(Stories.OPEN, anyone()).join();
        submit(new ChangeLink(KY_THUONG, Link.CONNECTED, null), anyone()).join();
        submit(new ChangeLink(DONG_LAM, Link.CONNECTED, null), anyone()).join();
    }

    private LiveRoom room() {
        return live.room(BRIEFING).orElseThrow();
    }

    private static RegisterToSpeak registers(SiteId site, String name) {
        return new RegisterToSpeak(request(name), site, speaker(name), sealed("đê điều"));
    }

    private static String code(CompletableFuture<?> answer) {
        try {
            answer.join();
            return "not refused";
        } catch (CompletionException e) {
            return e.getCause() instanceof Rejected rejected ? rejected.code() : String.valueOf(e.getCause());
        }
    }

    @Test
    void aRoomThatNobodyScheduledIsEmpty() {
        ConferenceId other = new ConferenceId(People.id("other"));
        assertThat(live.room(other)).isEmpty();
        assertThat(code(live.submit(other, Stories.OPEN, anyone()))).isEqualTo("conference-unknown");
        assertThatThrownBy(() -> live.watch(other, room -> {})).isInstanceOf(Rejected.class);
    }

    @Test
    void whoeverIsAnsweredFindsTheStateThatHasIt() {
        opened();
        Receipt receipt = submit(registers(KY_THUONG, "a"), anyone()).join();
        assertThat(room().position())
                .isEqualTo(receipt.position())
                .isEqualTo(log.head().position());
        assertThat(room().queue()).hasSize(1);
    }

    @Test
    void commandsAreDecidedOnWhatIsPendingAndAnsweredWhenDurable() throws Exception {
        opened();
        log.hold();
        var first = submit(registers(KY_THUONG, "a"), anyone());
        awaitWaiting(1);
        var granted = submit(new GrantFloor(KY_THUONG, request("a"), null), chair());
        var refused = submit(new GrantFloor(KY_THUONG, request("a"), null), chair());
        awaitWaiting(2);
        assertThat(first).isNotDone();
        assertThat(refused).as("a refusal that rests on what is not durable").isNotDone();
        assertThat(room().queue()).isEmpty();
        log.release();
        assertThat(granted.join().position()).isEqualTo(first.join().position() + 1);
        assertThat(code(refused)).isEqualTo("request-unknown");
        assertThat(room().floor()).isNotNull();
    }

    @Test
    void whenAnAppendFailsAllThatIsPendingIsDecidedAgain() throws Exception {
        opened();
        log.hold();
        var seat = submit(new TakeSeat(TAN_DAN, device("one"), false), anyone());
        var hand = submit(registers(KY_THUONG, "a"), anyone());
        awaitWaiting(2);
        log.elsewhere(Stories.commit(
                "reissue", Streams.conference(BRIEFING), 2, new SiteLinkReissued(BRIEFING, DONG_LAM, 2)));
        log.release();
        assertThat(hand.join().position()).isEqualTo(seat.join().position() + 1);
        assertThat(room().queue()).hasSize(1);
    }

    @Test
    void aRepeatedCommandGetsItsFirstAnswer() {
        opened();
        UUID id = Stories.next();
        Receipt first =
                submit(new GrantFloor(KY_THUONG, null, speaker("a")), chair(id)).join();
        submit(new LiveCommand.RevokeFloor(), chair()).join();
        Receipt again =
                submit(new GrantFloor(KY_THUONG, null, speaker("a")), chair(id)).join();
        assertThat(again).isEqualTo(new Receipt(first.position(), true));
        assertThat(room().floor()).isNull();
    }

    @Test
    void aRepeatedCommandGetsItsFirstAnswerWhileThatIsPending() throws Exception {
        opened();
        log.hold();
        UUID id = Stories.next();
        var first = submit(new GrantFloor(KY_THUONG, null, speaker("a")), chair(id));
        var again = submit(new GrantFloor(KY_THUONG, null, speaker("a")), chair(id));
        awaitWaiting(1);
        log.release();
        assertThat(again.join()).isEqualTo(new Receipt(first.join().position(), true));
    }

    @Test
    void aRepeatedCommandGetsItsFirstAnswerAfterARestart() {
        opened();
        UUID id = Stories.next();
        Receipt first =
                submit(new GrantFloor(KY_THUONG, null, speaker("a")), chair(id)).join();
        restart();
        Receipt again =
                submit(new GrantFloor(KY_THUONG, null, speaker("a")), chair(id)).join();
        assertThat(again).isEqualTo(new Receipt(first.position(), true));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        opened();
        UUID id = Stories.next();
        submit(registers(KY_THUONG, "a"), digest(id, "one")).join();
        assertThat(code(submit(registers(KY_THUONG, "b"), digest(id, "two")))).isEqualTo("idempotency-key-reused");
    }

    private static CommandContext digest(UUID id, String digest) {
        return new CommandContext(id, "site:any", null, 0, EIGHT, EIGHT, false, digest);
    }

    @Test
    void afterARestartEverythingIsAsItWas() {
        opened();
        submit(new TakeSeat(KY_THUONG, device("one"), false), anyone()).join();
        submit(new ReportPresence(KY_THUONG, 12, speaker("head").person(), "Chủ tịch"), anyone())
                .join();
        submit(registers(KY_THUONG, "a"), anyone()).join();
        submit(registers(DONG_LAM, "b"), anyone()).join();
        submit(new GrantFloor(DONG_LAM, request("b"), null), chair()).join();
        LiveRoom before = room();
        restart();
        assertThat(room()).isEqualTo(before);
    }

    private void restart() {
        live.close();
        live = LiveMailboxes.on(log, Stories.EVENTS, clock);
    }

    @Test
    void aWatcherSeesStatesInOrderAndTheLast() throws Exception {
        opened();
        List<Long> positions = new CopyOnWriteArrayList<>();
        var subscription = live.watch(BRIEFING, room -> positions.add(room.position()));
        submit(registers(KY_THUONG, "a"), anyone()).join();
        long last = submit(registers(DONG_LAM, "b"), anyone()).join().position();
        awaitTrue(() -> !positions.isEmpty() && positions.getLast() == last);
        assertThat(positions).isSorted().doesNotHaveDuplicates();
        subscription.close();
    }

    @Test
    void whatWasChangedOutsideIsSeenByTheNextTick() throws Exception {
        opened();
        log.elsewhere(Stories.commit(
                "move",
                Streams.conference(BRIEFING),
                2,
                new ConferenceMoved(BRIEFING, EIGHT.plusSeconds(3600), EIGHT.plusSeconds(7200))));
        live.tick();
        awaitTrue(() -> room().plan().from().equals(EIGHT.plusSeconds(3600)));
    }

    @Test
    void aSeatThatNobodyRefusesIsGivenAfterTwentySeconds() throws Exception {
        opened();
        submit(new TakeSeat(KY_THUONG, device("one"), false), anyone()).join();
        submit(new TakeSeat(KY_THUONG, device("two"), false), anyone()).join();
        clock.step(Duration.ofSeconds(19));
        live.tick();
        assertThat(seat(KY_THUONG)).isEqualTo(device("one"));
        clock.step(Duration.ofSeconds(1));
        live.tick();
        awaitTrue(() -> device("two").equals(seat(KY_THUONG)));
    }

    @Test
    void whileTheClockIsNotTrustedNothingThatIsDueIsDone() throws Exception {
        opened();
        submit(new TakeSeat(KY_THUONG, device("one"), false), anyone()).join();
        submit(new TakeSeat(KY_THUONG, device("two"), false), anyone()).join();
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean trusted = new AtomicBoolean();
        live.keepTime(Duration.ofMillis(5), () -> {
            asked.incrementAndGet();
            return trusted.get();
        });
        clock.step(Duration.ofHours(1));
        int then = asked.get();
        awaitTrue(() -> asked.get() > then + 5);
        assertThat(seat(KY_THUONG)).isEqualTo(device("one"));
        trusted.set(true);
        awaitTrue(() -> device("two").equals(seat(KY_THUONG)));
    }

    private Object seat(SiteId site) {
        var state = room().sites().get(site);
        return state == null || state.device() == null ? "nobody" : state.device();
    }

    @Test
    void presenceIsDoubtedThreeMinutesAfterTheLineIsGone() throws Exception {
        opened();
        submit(new ReportPresence(KY_THUONG, 12, null, null), anyone()).join();
        submit(new ChangeLink(KY_THUONG, Link.INTERRUPTED, "ice"), anyone()).join();
        clock.step(Duration.ofSeconds(179));
        live.tick();
        assertThat(presence(KY_THUONG)).isEqualTo(Presence.PRESENT);
        clock.step(Duration.ofSeconds(1));
        live.tick();
        awaitTrue(() -> presence(KY_THUONG) == Presence.DOUBTFUL);
        submit(new ConfirmPresence(KY_THUONG), chair()).join();
        clock.step(Duration.ofHours(1));
        live.tick();
        live.tick();
        submit(new ChangeLink(KY_THUONG, Link.CONNECTED, null), anyone()).join();
        assertThat(presence(KY_THUONG)).as("confirmed, and not doubted again").isEqualTo(Presence.PRESENT);
    }

    private Presence presence(SiteId site) {
        var state = room().sites().get(site);
        return state == null ? Presence.EXPECTED : state.presence();
    }

    private void awaitWaiting(int appends) throws InterruptedException {
        awaitTrue(() -> log.waiting() >= appends);
    }

    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(2);
        }
    }
}
