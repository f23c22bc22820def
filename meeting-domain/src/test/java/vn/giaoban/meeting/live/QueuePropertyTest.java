package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.live.People.DONG_LAM;
import static vn.giaoban.meeting.live.People.HALL;
import static vn.giaoban.meeting.live.People.KY_THUONG;
import static vn.giaoban.meeting.live.People.TAN_DAN;
import static vn.giaoban.meeting.live.People.request;
import static vn.giaoban.meeting.live.People.sealed;
import static vn.giaoban.meeting.live.People.speaker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveCommand.Decline;
import vn.giaoban.meeting.live.LiveCommand.Defer;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.RegisterToSpeak;
import vn.giaoban.meeting.live.LiveCommand.Reorder;
import vn.giaoban.meeting.live.LiveCommand.RevokeFloor;
import vn.giaoban.meeting.live.LiveCommand.UndoGrant;
import vn.giaoban.meeting.live.LiveCommand.Withdraw;
import vn.giaoban.meeting.live.LiveCommand.Yield;

/** Random streams of commands against a queue kept in the simplest way there is. */
final class QueuePropertyTest {
    private static final List<SiteId> SITES = List.of(HALL, KY_THUONG, DONG_LAM, TAN_DAN);

    private record Entry(RequestId id, SiteId site) {}

    /** The whole model: who waits, who speaks, and how both were before the last grant. */
    private static final class Model {
        List<Entry> queue = new ArrayList<>();

        @Nullable
        SiteId floor;

        int grants;

        @Nullable
        SiteId floorBefore;

        @Nullable
        Entry taken;

        int place;
        long undoableUntil = -1;

        boolean waits(SiteId site) {
            return queue.stream().anyMatch(e -> e.site().equals(site));
        }

        void endFloor() {
            floor = null;
            undoableUntil = -1;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261130, 42, 7_777_777})
    void theQueueIsWhatTheModelSays(long seed) {
        Random random = new Random(seed);
        RoomSpec spec = RoomSpec.live().connected(HALL, KY_THUONG, DONG_LAM, TAN_DAN);
        Model model = new Model();
        long clock = 0;
        for (int step = 0; step < 2_000; step++) {
            long passed = random.nextInt(4_000);
            clock += passed;
            spec.after(Duration.ofMillis(passed));
            act(random, spec, model, clock, step);
            String where = "seed " + seed + ", step " + step;
            assertThat(spec.room().queue().stream()
                            .map(r -> new Entry(r.id(), r.site()))
                            .toList())
                    .as(where)
                    .isEqualTo(model.queue);
            LiveRoom.Floor floor = spec.room().floor();
            assertThat(floor == null ? null : floor.site()).as(where).isEqualTo(model.floor);
        }
    }

    private static void act(Random random, RoomSpec spec, Model model, long clock, int step) {
        SiteId site = SITES.get(random.nextInt(SITES.size()));
        Entry any = model.queue.isEmpty() ? null : model.queue.get(random.nextInt(model.queue.size()));
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                RequestId id = request("r" + step);
                spec.when(new RegisterToSpeak(id, site, speaker("a"), sealed("t")));
                if (!site.equals(model.floor) && !model.waits(site)) {
                    model.queue.add(new Entry(id, site));
                }
            }
            case 2 -> {
                if (any != null) {
                    spec.when(new GrantFloor(any.site(), any.id(), null));
                    model.floorBefore = model.floor;
                    model.taken = any;
                    model.place = model.queue.indexOf(any);
                    model.queue.remove(any);
                    model.floor = any.site();
                    model.grants++;
                    model.undoableUntil = clock + 10_000;
                }
            }
            case 3 -> {
                spec.when(new UndoGrant(model.grants));
                if (clock <= model.undoableUntil && model.taken != null) {
                    model.queue.add(Math.min(model.place, model.queue.size()), model.taken);
                    model.floor = model.floorBefore;
                    model.undoableUntil = -1;
                }
            }
            case 4 -> {
                if (any != null) {
                    spec.when(new Withdraw(any.site(), any.id()));
                    model.queue.remove(any);
                }
            }
            case 5 -> {
                if (any != null) {
                    spec.when(new Defer(any.id()));
                    model.queue.remove(any);
                    model.queue.add(any);
                }
            }
            case 6 -> {
                Collections.shuffle(model.queue, random);
                spec.when(new Reorder(model.queue.stream().map(Entry::id).toList()));
            }
            case 7 -> {
                if (any != null) {
                    spec.when(new Decline(any.id(), sealed("hết giờ")));
                    model.queue.remove(any);
                }
            }
            default -> {
                boolean yields = random.nextBoolean();
                spec.when(yields ? new Yield(site) : new RevokeFloor());
                if (!yields || site.equals(model.floor)) {
                    model.endFloor();
                }
            }
        }
    }
}
