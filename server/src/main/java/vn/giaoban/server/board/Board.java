package vn.giaoban.server.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.device.DeviceCommand.NoteDevice;
import vn.giaoban.meeting.device.DeviceEvent.Kind;
import vn.giaoban.meeting.device.DeviceEvent.Trouble;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.views.CamerasView;
import vn.giaoban.meeting.views.DevicesView;
import vn.giaoban.room.camera.CameraView;
import vn.giaoban.room.health.Judgement;
import vn.giaoban.room.health.Judgement.Awaited;
import vn.giaoban.room.health.Level;
import vn.giaoban.room.health.Steadiness;
import vn.giaoban.room.health.Watched;
import vn.giaoban.room.sip.pulse.Pulse;
import vn.giaoban.server.cameras.SiteCameras;
import vn.giaoban.server.rooms.RoomPulses;
import vn.giaoban.server.rooms.SipService;
import vn.giaoban.signaling.room.PeerLine;
import vn.giaoban.signaling.web.Signaling;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.views.Views;

/** Looks at every device twice a second, keeps what is seen for the board, and writes what lasted to the log. */
public final class Board implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);
    private static final long EVERY_MILLIS = 500;
    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    private final Sources sources;
    private final MeetingCommands commands;
    private final Clock clock;
    private final Steadiness steadiness = new Steadiness();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("board").factory());
    private volatile Map<Watched, Since> now = Map.of();
    private volatile Collection<Pulse> pulses = List.of();

    /** What is looked at. */
    public record Sources(
            Views views,
            CommitLog log,
            SiteCameras cameras,
            SipService sip,
            RoomPulses pulses,
            LiveConferences live,
            Signaling signaling) {}

    /** A device, and since when it has been judged so. */
    record Since(Seen seen, Instant since) {
        boolean same(Seen now) {
            return seen.judgement().equals(now.judgement());
        }
    }

    private Board(Sources sources, MeetingCommands commands, Clock clock) {
        this.sources = sources;
        this.commands = commands;
        this.clock = clock;
    }

    public static Board start(Sources sources, MeetingCommands commands, Clock clock) {
        var board = new Board(sources, commands, clock);
        long head = sources.log().head().position();
        board.thread.execute(() -> board.remember(head));
        board.thread.scheduleWithFixedDelay(board::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return board;
    }

    /** Every device that is watched now. */
    List<Since> devices() {
        return List.copyOf(now.values());
    }

    /** How many devices of each kind are at each level, in Prometheus' text format. */
    public String figures() {
        var text = new StringBuilder("# HELP giaoban_devices Cameras, rooms and lines of sites, by how they are.\n"
                + "# TYPE giaoban_devices gauge\n");
        for (Kind kind : Kind.values()) {
            for (Level level : Level.values()) {
                long count = now.values().stream()
                        .filter(d -> d.seen().device().kind() == kind
                                && d.seen().judgement().level() == level)
                        .count();
                text.append("giaoban_devices{kind=\"%s\",level=\"%s\"} %s\n"
                        .formatted(
                                kind.name().toLowerCase(Locale.ROOT),
                                level.name().toLowerCase(Locale.ROOT),
                                count));
            }
        }
        return text.append(PulseFigures.of(pulses)).toString();
    }

    private void remember(long head) {
        try {
            sources.views().await(head, CATCH_UP);
            sources.views()
                    .query(DevicesView::open)
                    .forEach(t -> steadiness.remember(
                            new Watched(t.kind(), t.id(), t.site()), new Trouble(t.level(), t.cause())));
        } catch (RuntimeException e) {
            LOG.warn("troubles of devices that the log knows were not read", e);
        }
    }

    private void look() {
        try {
            Map<Watched, Seen> seen = see();
            Instant at = clock.instant();
            Map<Watched, Since> next = new LinkedHashMap<>();
            seen.forEach((device, is) -> {
                Since before = now.get(device);
                next.put(device, new Since(is, before != null && before.same(is) ? before.since() : at));
            });
            now = next;
            Map<Watched, Judgement> judged = new HashMap<>();
            seen.forEach((device, is) -> judged.put(device, is.judgement()));
            steadiness.observe(judged, System.nanoTime() / 1_000_000).forEach(this::keep);
        } catch (Views.ViewBehind notYet) {
            LOG.debug("the board waits for a view", notYet);
        } catch (RuntimeException e) {
            LOG.warn("the board could not look at the devices", e);
        }
    }

    private Map<Watched, Seen> see() {
        List<Seen> seen = new ArrayList<>();
        Map<UUID, CameraView> cameras =
                sources.cameras().views().stream().collect(Collectors.toMap(CameraView::id, Function.identity()));
        sources.views().query(CamerasView::all).forEach(camera -> {
            CameraView view = cameras.get(camera.id().value());
            if (view != null) {
                seen.add(Seen.of(camera, view));
            }
        });
        Set<UUID> inCalls = new HashSet<>();
        sources.sip().states().forEach(room -> {
            UUID site = room.site();
            if (site != null) {
                inCalls.add(site);
                seen.add(Seen.of(room, site));
            }
        });
        // Where a site's lines are alike, the one to a meeting that is on counts.
        List<LiveRoom> rooms = new ArrayList<>(sources.live().open());
        rooms.sort(Comparator.comparing((LiveRoom room) -> room.status() != LiveRoom.Status.LIVE)
                .thenComparing(room -> room.conference().toString()));
        Map<SiteId, Awaited> awaited = new HashMap<>();
        for (LiveRoom room : rooms) {
            Map<SiteId, PeerLine> here = lines(room.conference());
            room.sites().values().forEach(site -> {
                seen.add(Seen.of(site, here.get(site.site())));
                awaited.merge(site.site(), awaited(room, site), (a, b) -> a.compareTo(b) > 0 ? a : b);
            });
        }
        Map<SiteId, Pulse> asked = sources.pulses().now(clock.instant());
        pulses = asked.values();
        asked.forEach((site, pulse) -> {
            if (!inCalls.contains(site.value())) {
                seen.add(Seen.of(pulse, site, awaited.getOrDefault(site, Awaited.NOT)));
            }
        });
        Map<Watched, Seen> worst = new LinkedHashMap<>();
        seen.forEach(is -> worst.merge(is.device(), is, (a, b) -> worse(b, a) ? b : a));
        return worst;
    }

    private Map<SiteId, PeerLine> lines(ConferenceId conference) {
        Map<SiteId, PeerLine> lines = new HashMap<>();
        for (PeerLine line : sources.signaling()
                .lines(conference)
                .orTimeout(2, TimeUnit.SECONDS)
                .join()) {
            SiteId site = line.site();
            if (site != null && line.seated()) {
                lines.put(site, line);
            }
        }
        return lines;
    }

    private static Awaited awaited(LiveRoom room, LiveRoom.SiteState site) {
        if (site.through() != null || site.link() == Link.CONNECTED) {
            return Awaited.NOT;
        }
        return room.status() == LiveRoom.Status.LIVE ? Awaited.NOW : Awaited.SOON;
    }

    /** A site may be in several conferences, and a room call twice. */
    private static boolean worse(Seen a, Seen b) {
        return a.judgement().level().compareTo(b.judgement().level()) > 0;
    }

    private void keep(Steadiness.Change change) {
        Watched of = change.of();
        var note = new NoteDevice(of.kind(), of.id(), of.site(), change.trouble(), change.outcome());
        var context = CommandContext.by("system:board", UUID.randomUUID(), clock.instant());
        var unused = commands.send(note, context).whenComplete((receipt, failure) -> {
            if (failure != null) {
                LOG.warn("{} was not kept: {}", note, failure.getMessage());
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
