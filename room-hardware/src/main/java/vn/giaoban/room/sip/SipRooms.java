package vn.giaoban.room.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import vn.giaoban.room.sip.call.Call;
import vn.giaoban.room.sip.call.CallAction;
import vn.giaoban.room.sip.call.CallInput;
import vn.giaoban.room.sip.media.CallMedia;
import vn.giaoban.room.sip.media.RtpLoop;
import vn.giaoban.room.sip.sdp.Local;
import vn.giaoban.room.sip.stack.Incoming;
import vn.giaoban.room.sip.stack.LineListener;
import vn.giaoban.room.sip.stack.Pending;
import vn.giaoban.room.sip.stack.Registration;
import vn.giaoban.room.sip.stack.SipAgent;
import vn.giaoban.room.sip.stack.SipLine;
import vn.giaoban.room.sip.translate.Translation;

/** All rooms that are connected by SIP. */
public final class SipRooms implements LineListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SipRooms.class);
    private static final int TICK_MILLIS = 250;
    private static final int REDIAL_SECONDS = 20;
    private static final int BUSY = 486;
    private static final int UNAVAILABLE = 503;

    private final SipSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final ScheduledExecutorService rooms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rooms-sip").daemon().factory());
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final RoomCall.Tools tools;
    private final RtpLoop loop;
    private final Map<SipLine, RoomCall> calls = new LinkedHashMap<>();
    private final Registered registered;
    private @Nullable SipAgent agent;

    private SipRooms(SipSettings settings, Conferences conferences) throws IOException {
        this.settings = settings;
        this.loop = new RtpLoop(settings.firstMediaPort(), settings.lastMediaPort());
        Prompts prompts = new Prompts(settings.recordings());
        this.registered = new Registered(conferences);
        this.tools = new RoomCall.Tools(conferences, prompts, this::later, blocking);
        blocking.execute(prompts::prepare);
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
            rooms.agent = SipAgent.listen(settings.addresses(), settings.port(), settings.tls(), rooms);
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
        List.copyOf(calls.values()).forEach(call -> guarded(call::tick));
    }

    @Override
    public void invited(SipLine line, Incoming incoming, CallInput.Invited input, Pending request) {
        later(() -> {
            if (calls.size() >= settings.mostCalls()) {
                refuse(line, BUSY, request);
                return;
            }
            RoomCall.Who who = new RoomCall.Who(
                    incoming.called(),
                    incoming.caller(),
                    incoming.display(),
                    incoming.agent(),
                    incoming.source(),
                    false);
            RoomCall call = call(line, who, input.sdp());
            if (call == null) {
                refuse(line, UNAVAILABLE, request);
            } else {
                call.sip(input, request);
            }
        });
    }

    private static void refuse(SipLine line, int status, Pending request) {
        line.perform(new CallAction.Respond(status, null, CallInput.Terms.NONE), request);
        line.perform(new CallAction.Over("refused"), Pending.NONE);
    }

    /** A call with the sockets open that its room's offer, or ours, may need; null when there are none left. */
    private @Nullable RoomCall call(SipLine line, RoomCall.Who who, @Nullable String offer) {
        RoomCall call = new RoomCall(line, who, tools, (over, cause) -> ended(over, cause));
        try {
            CallMedia media = new CallMedia(loop, line.local(), who.source(), call.ears());
            byte[] material = new byte[Local.MATERIAL];
            random.nextBytes(material);
            long session = random.nextInt() & 0x7fffffffL;
            Local.Side side = media.side().open(offer);
            call.equip(
                    media,
                    new Call(new Local(line.local(), media.port(), media.picturePort(), session, 1, material, side)));
            calls.put(line, call);
            return call;
        } catch (IOException e) {
            LOG.warn("No sockets for a room's call: {}", e.getMessage());
            return null;
        }
    }

    @Override
    public void happened(SipLine line, CallInput input, Pending request) {
        later(() -> {
            RoomCall call = calls.get(line);
            if (call != null) {
                call.sip(input, request);
            } else if (input instanceof CallInput.Reinvited || input instanceof CallInput.Updated) {
                line.perform(new CallAction.Respond(481, null, CallInput.Terms.NONE), request);
            }
        });
    }

    @Override
    public void info(SipLine line, String contentType, String body) {
        later(() -> {
            RoomCall call = calls.get(line);
            if (call != null) {
                call.info(contentType, body);
            }
        });
    }

    @Override
    public void registers(Registration registration) {
        blocking.execute(() -> registered.take(registration));
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
        return CompletableFuture.supplyAsync(() -> dial(target, place, 1), this::later);
    }

    private UUID dial(String target, Place place, int attempt) {
        SipAgent known = agent;
        if (known == null || calls.size() >= settings.mostCalls()) {
            throw new IllegalStateException("too-many-calls");
        }
        SipLine line = known.dial(target, null);
        RoomCall call = call(line, new RoomCall.Who("", target, place.name(), "", line.remote(), true), null);
        if (call == null) {
            throw new IllegalStateException("no-media-ports");
        }
        call.invite(place, attempt);
        call.sip(new CallInput.Dialled(), Pending.NONE);
        return call.id;
    }

    /** A room that is busy or does not answer is called again, three times in all. */
    private void ended(RoomCall over, String cause) {
        calls.remove(over.line());
        Place place = over.redials(cause);
        if (place != null) {
            var unused = rooms.schedule(
                    () -> guarded(() -> dial(over.target(), place, over.attempt() + 1)),
                    REDIAL_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    /** Ends a call; false when there is none of that id. */
    public CompletableFuture<Boolean> hangUp(UUID id) {
        return CompletableFuture.supplyAsync(
                () -> {
                    for (RoomCall call : List.copyOf(calls.values())) {
                        if (call.id.equals(id)) {
                            call.hangUp("technician");
                            return true;
                        }
                    }
                    return false;
                },
                this::later);
    }

    /** Every call, the oldest first. */
    public CompletableFuture<List<RoomState>> states() {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<RoomState> states = new ArrayList<>();
                    calls.values().forEach(call -> states.add(call.state()));
                    return states;
                },
                this::later);
    }

    /** Pictures that are coded anew for rooms, as of a second ago. */
    public List<Translation> translations() {
        return loop.translations().running();
    }

    /** Numbers for the server's own health: calls and the slowest round of their media, in microseconds. */
    public Map<String, Long> figures() {
        Map<String, Long> figures = new HashMap<>();
        figures.put("slowest-round-micros", loop.slowestMicros());
        figures.put("round-p99-micros", loop.ninetyNineMicros());
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
        later(() -> List.copyOf(calls.values()).forEach(call -> call.hangUp("shutting-down")));
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
