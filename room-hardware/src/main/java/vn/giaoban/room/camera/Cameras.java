package vn.giaoban.room.camera;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.net.CameraAddress;
import vn.giaoban.room.visca.net.CameraWire;
import vn.giaoban.room.visca.net.WireListener;
import vn.giaoban.room.visca.net.Wires;

/** All cameras of this server: one thread and one clock for their desks, a line for each. Any thread may call. */
public final class Cameras implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cameras.class);
    private static final long LONGEST_SLEEP = 1_000;
    /** How long cameras may take to obey before the server goes, and how often they are looked at, in milliseconds. */
    private static final long GOODBYE = 2_000;

    private static final long GLANCE = 10;

    private static final long NOT_GONE = Long.MAX_VALUE;

    private final Wires wires;
    private final Consumer<CameraNote> notes;
    private final LinkedBlockingQueue<Runnable> todo = new LinkedBlockingQueue<>();
    private final Map<UUID, Place> places = new HashMap<>();
    /** Those that were taken away and have not obeyed their last orders yet. */
    private final List<Place> leaving = new ArrayList<>();

    private final Thread thread;
    private volatile boolean open = true;

    /** A camera with its line; only the thread touches it. */
    private static final class Place {
        private final CameraDesk desk;
        private final CameraAddress address;
        private @Nullable CameraWire wire;
        private long goneAt = NOT_GONE;

        Place(CameraDesk desk, CameraAddress address) {
            this.desk = desk;
            this.address = address;
        }

        void close() {
            if (wire != null) {
                wire.close();
                wire = null;
            }
        }
    }

    private Cameras(Wires wires, Consumer<CameraNote> notes) {
        this.wires = wires;
        this.notes = notes;
        this.thread = Thread.ofPlatform().name("cameras").daemon().start(this::run);
    }

    /** @param notes is told on the cameras' thread, and must not keep it */
    public static Cameras start(Wires wires, Consumer<CameraNote> notes) {
        return new Cameras(wires, notes);
    }

    /**
     * Puts a camera there, in place of the one of that id.
     *
     * @param profile its id; null when it is to be found by asking
     */
    public void install(UUID id, String name, CameraAddress address, @Nullable String profile) {
        Profile chosen = profile == null ? null : Profiles.named(profile).orElse(null);
        todo.add(() -> place(id, new CameraDesk(id, name, address.settings(), chosen, now()), address));
    }

    private void place(UUID id, CameraDesk desk, CameraAddress address) {
        var place = new Place(desk, address);
        Place before = places.put(id, place);
        place.wire = wires.open(address, new WireListener() {
            @Override
            public void opened() {
                todo.add(() -> give(place, new DeskInput.Opened()));
            }

            @Override
            public void received(Octets bytes) {
                todo.add(() -> give(place, new DeskInput.Received(bytes)));
            }

            @Override
            public void lost(String code) {
                todo.add(() -> give(place, new DeskInput.Lost(code)));
            }
        });
        if (before != null && before.address.equals(address)) {
            before.close(); // what it would be told last is the first thing that it is told now
        } else if (before != null) {
            leave(before);
        }
    }

    public void remove(UUID id) {
        todo.add(() -> takeAway(id));
    }

    private void takeAway(UUID id) {
        Place before = places.remove(id);
        if (before != null) {
            leave(before);
        }
    }

    /** Its line is closed as soon as it stands still and its lamp is dark, or does not obey. */
    private void leave(Place place) {
        place.goneAt = now() + GOODBYE;
        if (place.desk.view().moving()) {
            give(place, new DeskInput.Stop());
        }
        give(place, new DeskInput.Tally(false));
        leaving.add(place);
    }

    /**
     * Drives while the pad is held; say it again at least every 0.8 s.
     *
     * @param press grows with each press of this holder; one that was stopped moves nothing any more
     * @throws CameraRefused also the other wishes do
     */
    public void drive(UUID id, Holder by, Wish wish, long press) {
        ask(id, new DeskInput.Drive(by, wish, press));
    }

    /** Stops it, whoever moves it. */
    public void stop(UUID id) {
        ask(id, new DeskInput.Stop());
    }

    public void carryOut(UUID id, Holder by, Act act) {
        ask(id, new DeskInput.Do(by, act));
    }

    public void lock(UUID id, Holder by, boolean held) {
        ask(id, new DeskInput.Lock(by, held));
    }

    /** Lights the red lamp of a camera, or puts it out; nothing for a camera that is not there. */
    public void tally(UUID id, boolean lit) {
        todo.add(() -> {
            Place place = places.get(id);
            if (place != null) {
                give(place, new DeskInput.Tally(lit));
            }
        });
    }

    public CameraView view(UUID id) {
        return on(() -> place(id).desk.view());
    }

    public List<CameraView> views() {
        return on(() -> places.values().stream().map(p -> p.desk.view()).toList());
    }

    private void ask(UUID id, DeskInput input) {
        on(() -> {
            give(place(id), input);
            return id;
        });
    }

    private Place place(UUID id) {
        Place place = places.get(id);
        if (place == null) {
            throw new CameraRefused("camera-unknown", Map.of("camera", id.toString()));
        }
        return place;
    }

    private <T> T on(Supplier<T> work) {
        if (!open) {
            throw new IllegalStateException("the cameras were let go");
        }
        var result = new CompletableFuture<T>();
        todo.add(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CameraRefused refused ? refused : e;
        }
    }

    private void give(Place place, DeskInput input) {
        CameraDesk.Result result = place.desk.handle(input, now());
        CameraWire wire = place.wire;
        if (wire != null) {
            result.sends().forEach(wire::send);
        }
        if (place.goneAt == NOT_GONE) {
            result.notes().forEach(notes); // what it is told on leaving is nobody's movement
        }
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    private void run() {
        while (open) {
            try {
                long wakeAt = Stream.concat(
                                places.values().stream().map(p -> p.desk.wakeAt()),
                                leaving.stream().map(p -> Math.min(p.goneAt, p.desk.wakeAt())))
                        .min(Long::compare)
                        .orElse(Long.MAX_VALUE);
                long sleep = Math.clamp(wakeAt - now(), 1, LONGEST_SLEEP);
                Runnable next = todo.poll(sleep, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
                tick();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException fault) {
                LOG.error("One camera's turn failed; the others go on", fault);
            }
        }
    }

    private void tick() {
        long now = now();
        Stream.concat(places.values().stream(), leaving.stream()).toList().forEach(place -> {
            if (place.desk.wakeAt() <= now) {
                give(place, new DeskInput.Tick());
            }
        });
        leaving.removeIf(place -> {
            boolean gone = place.goneAt <= now || place.desk.settled(now);
            if (gone) {
                place.close();
            }
            return gone;
        });
    }

    /** Stops what moves, puts the lamps out, and lets go of the lines. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        on(() -> {
            List.copyOf(places.keySet()).forEach(this::takeAway);
            return leaving.size();
        });
        try {
            while (!on(leaving::isEmpty)) {
                Thread.sleep(GLANCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open = false;
        thread.interrupt();
        wires.close();
    }
}
