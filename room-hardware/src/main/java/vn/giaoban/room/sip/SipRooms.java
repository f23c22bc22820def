package vn.giaoban.room.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.Conferences.Place;
import vn.giaoban.room.sip.media.RtpLoop;
import vn.giaoban.room.sip.pulse.Pulse;
import vn.giaoban.room.sip.stack.SipAgent;
import vn.giaoban.room.sip.translate.Translation;

/** All rooms that are connected by SIP. */
public final class SipRooms implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SipRooms.class);
    private static final int TICK_MILLIS = 250;

    private final SipSettings settings;
    private final ScheduledExecutorService rooms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rooms-sip").daemon().factory());
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final RtpLoop loop;
    private final Calls calls;
    private final Registered registered;
    private final Referrals referrals = new Referrals();
    private final FromLines lines;
    private @Nullable SipAgent agent;
    private @Nullable DialOut dialOut;
    private @Nullable Asking asking;

    private SipRooms(SipSettings settings, Conferences conferences) throws IOException {
        this.settings = settings;
        this.loop = new RtpLoop(settings.firstMediaPort(), settings.lastMediaPort());
        Prompts prompts = new Prompts(settings.recordings());
        this.registered = new Registered(conferences);
        RoomCall.Tools tools = new RoomCall.Tools(conferences, prompts, this::later, blocking);
        this.calls = new Calls(settings, loop, tools);
        this.lines = new FromLines(calls, referrals, registered, tools);
    }

    /**
     * Listens for rooms.
     *
     * @throws SipAgent.Unavailable when the port is in use
     */
    public static SipRooms start(SipSettings settings, Conferences conferences)
            throws IOException, SipAgent.Unavailable {
        SipRooms rooms = new SipRooms(settings, conferences);
        try {
            SipAgent agent = SipAgent.listen(
                    settings.addresses(),
                    settings.port(),
                    settings.tls(),
                    settings.calling().exchanges(),
                    rooms.lines);
            rooms.agent = agent;
            rooms.dialOut = new DialOut(agent, rooms.calls, settings.calling().pause());
            rooms.asking = settings.calling().asking().isZero()
                    ? null
                    : new Asking(agent, rooms::later, rooms.blocking, settings.calling());
        } catch (SipAgent.Unavailable e) {
            rooms.close();
            throw e;
        }
        var unused = rooms.rooms.scheduleWithFixedDelay(rooms::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return rooms;
    }

    private void later(Runnable task) {
        try {
            rooms.execute(() -> guarded(task));
        } catch (RejectedExecutionException closing) {
            LOG.debug("closing", closing);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A room's call", e);
        }
    }

    private void tick() {
        calls.all().forEach(call -> guarded(call::tick));
        guarded(out()::tick);
        if (asking != null) {
            guarded(asking::tick);
        }
    }

    private DialOut out() {
        DialOut known = dialOut;
        if (known == null) {
            throw new IllegalStateException("not started");
        }
        return known;
    }

    /** Where the room that registered as a number is now. */
    public Optional<String> registered(String number) {
        return registered.contact(number);
    }

    /**
     * Calls a room and leads it to its place.
     *
     * @param target such as {@code sip:room@10.1.2.3;transport=tcp}
     * @return the call's id; completes exceptionally with {@link IllegalArgumentException} for no SIP address
     */
    public CompletableFuture<UUID> dial(String target, Place place) {
        return CompletableFuture.supplyAsync(() -> out().dial(target, place), this::later);
    }

    /** Ends a call, or sees to it that one which failed is not made again; false when there is none of that id. */
    public CompletableFuture<Boolean> hangUp(UUID id) {
        return CompletableFuture.supplyAsync(() -> calls.hangUp(id) || out().cancel(id), this::later);
    }

    /** Calls of ours that did not reach their rooms, the oldest first, until another one for the same place does. */
    public CompletableFuture<List<FailedCall>> failed() {
        return CompletableFuture.supplyAsync(() -> out().failed(), this::later);
    }

    /** Says whom to ask whether they are there, in place of what was said before. */
    public void watch(Collection<String> addresses) {
        Asking known = asking;
        if (known != null) {
            later(() -> known.watch(addresses));
        }
    }

    /** How those who are asked have answered, by address; none while nobody is asked. */
    public Map<String, Pulse> pulses() {
        return asking == null ? Map.of() : asking.told();
    }

    /** How the configured exchanges have answered, by domain; none while nobody is asked. */
    public Map<String, Pulse> exchanges() {
        return asking == null ? Map.of() : asking.exchanges();
    }

    /** Every call, the oldest first. */
    public CompletableFuture<List<RoomState>> states() {
        return CompletableFuture.supplyAsync(
                () -> calls.all().stream().map(RoomCall::state).toList(), this::later);
    }

    /** Pictures that are coded anew for rooms, as of a second ago. */
    public List<Translation> translations() {
        return loop.translations().running();
    }

    /** Numbers for the server's own health: the slowest round of the media in microseconds, and REFERs by outcome. */
    public Map<String, Long> figures() {
        Map<String, Long> figures = new HashMap<>();
        figures.put("slowest-round-micros", loop.slowestMicros());
        figures.put("round-p99-micros", loop.ninetyNineMicros());
        figures.putAll(referrals.figures());
        return figures;
    }

    /** Measures rounds from now on. */
    public void forgetFigures() {
        loop.forgetRounds();
    }

    public int port() {
        return settings.port();
    }

    public List<InetAddress> addresses() {
        return settings.addresses();
    }

    @Override
    public void close() {
        later(() -> calls.all().forEach(call -> call.hangUp("shutting-down")));
        rooms.shutdown();
        try {
            if (!rooms.awaitTermination(2, TimeUnit.SECONDS)) {
                rooms.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (agent != null) {
            agent.close();
        }
        blocking.shutdownNow();
        loop.close();
    }
}
