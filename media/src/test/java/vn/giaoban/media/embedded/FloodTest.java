package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.embedded.LivePlane.Secrets;

/** Floods of what needs no proof to send, from the address from which all sites come, while one of them is on stage. */
class FloodTest {
    private static final Duration FLOOD = Duration.ofSeconds(2);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Three times what an address's budget for checks allows. */
    private static final int CHECKS_A_SECOND = 12_000;

    private static final int RECORDS_A_SECOND = 2_000;
    private static final PeerId STAGE = new PeerId("stage");
    private static final PeerId OTHER = new PeerId("other");
    private static final PeerId LATE = new PeerId("late");

    private final LivePlane live;
    private final int port;
    private final FeedGaps feed = new FeedGaps();
    private final List<Intruder> intruders = new ArrayList<>();

    FloodTest() throws IOException {
        live = new LivePlane(0, List.of());
        port = live.started.port();
    }

    private Secrets stage = new Secrets("", "");
    private Secrets other = stage;

    @BeforeEach
    void twoSitesMeet() throws Exception {
        stage = live.join(STAGE);
        other = live.join(OTHER);
        live.plane.feed(LivePlane.ROOM, feed);
        live.onStage(STAGE);
        feed.awaitBoth(SOON);
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Intruder intruder : intruders) {
            intruder.close();
        }
        live.close();
    }

    private Intruder intruder() throws IOException {
        Intruder intruder = new Intruder(port);
        intruders.add(intruder);
        return intruder;
    }

    @Test
    void falseChecksSpendTheBudgetOfTheirAddressAndProvedPathsAndTheStageGoOn() throws Exception {
        Intruder proved = intruder();
        assertThat(proved.answered(right(stage), SOON)).isTrue();
        byte[] wrong = Intruder.check(stage.username(), "nobodyknowsthispassword1");
        Intruder flood = intruder().flood(CHECKS_A_SECOND, () -> wrong);

        long end = System.nanoTime() + SOON.toNanos();
        while (isLookedAt(proved)) {
            assertThat(System.nanoTime()).as("the budget is spent in 20 s").isLessThan(end);
        }
        feed.goesOnFor(
                FLOOD,
                LONGEST_GAP,
                () -> assertThat(proved.answered(right(stage), SOON)).isTrue());
        // Each second begins with a new budget, of which those get some who have a right to.
        live.join(LATE);
        assertThat(flood.next(Duration.ofMillis(1)))
                .as("an answer to a false check")
                .isNull();
        System.out.printf("%d false checks; %s%n", flood.sent(), feed);
        wellUntilNow();
    }

    /** Whether somebody who comes by a new path with the right password is looked at; a proved path always is. */
    private boolean isLookedAt(Intruder proved) throws IOException, InterruptedException {
        try (Intruder fresh = new Intruder(port)) {
            byte[] first = right(other);
            fresh.send(first);
            // One after the other: what is answered was answered before this.
            assertThat(proved.answered(right(stage), SOON)).isTrue();
            return fresh.hears(first, Duration.ofMillis(100));
        }
    }

    @Test
    void dtlsOfStrangersGetsNoAnswerAndThatOfTheAdmittedKeepsNobodyOut() throws Exception {
        Random random = random();
        byte[] hello = Intruder.clientHello();
        Secrets admitted = live.admit(new PeerId("admitted"));
        Secrets talker = live.admit(new PeerId("talker"));

        Intruder stranger = intruder();
        for (int i = 0; i < 100; i++) {
            stranger.send(hello);
            stranger.send(record(random));
        }
        assertThat(stranger.next(Duration.ofMillis(300)))
                .as("an answer to who proved no path")
                .isNull();
        stranger.flood(RECORDS_A_SECOND, () -> random.nextBoolean() ? hello : record(random));
        proved(stage).flood(RECORDS_A_SECOND, () -> random.nextBoolean() ? hello : record(random));
        proved(admitted).flood(RECORDS_A_SECOND, () -> hello);
        proved(talker).flood(RECORDS_A_SECOND, () -> record(random));

        feed.goesOnFor(FLOOD, LONGEST_GAP, () -> TimeUnit.MILLISECONDS.sleep(50));
        long began = System.nanoTime();
        live.join(LATE);
        System.out.printf(
                "%d datagrams of DTLS; a site came in after %d ms; %s%n",
                intruders.stream().mapToLong(Intruder::sent).sum(), (System.nanoTime() - began) / 1_000_000, feed);
        assertThat(stranger.next(Duration.ofMillis(1)))
                .as("an answer to who proved no path")
                .isNull();
        wellUntilNow();
    }

    /** Somebody who knows a site's secrets, and floods after that. */
    private Intruder proved(Secrets whose) throws IOException {
        Intruder intruder = intruder();
        assertThat(intruder.answered(right(whose), SOON)).isTrue();
        return intruder;
    }

    private static byte[] right(Secrets secrets) {
        return Intruder.check(secrets.username(), secrets.password());
    }

    /** A record of DTLS 1.2 of any kind, number and content (RFC 6347 4.1). */
    private static byte[] record(Random random) {
        byte[] body = new byte[1 + random.nextInt(200)];
        random.nextBytes(body);
        byte[] record = new byte[13 + body.length];
        random.nextBytes(record);
        record[0] = (byte) (20 + random.nextInt(4));
        record[1] = (byte) 0xfe;
        record[2] = (byte) 0xfd;
        record[3] = 0;
        record[4] = (byte) random.nextInt(2);
        record[11] = 0;
        record[12] = (byte) body.length;
        System.arraycopy(body, 0, record, 13, body.length);
        return record;
    }

    private static Random random() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        return new Random(seed);
    }

    private void wellUntilNow() {
        assertThat(live.started.faults().getAsLong()).as("faults").isZero();
        assertThat(live.events)
                .noneMatch(event -> event instanceof MediaEvent.Lost lost
                        && List.of(STAGE, OTHER, LATE).contains(lost.peer()));
    }
}
