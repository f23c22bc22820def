package vn.giaoban.server.cameras;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.meeting.CameraId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.camera.CameraCommand;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.views.CamerasView;
import vn.giaoban.meeting.views.CamerasView.Installed;
import vn.giaoban.room.camera.CameraNote;
import vn.giaoban.room.camera.CameraView;
import vn.giaoban.room.camera.Cameras;
import vn.giaoban.room.visca.net.CameraAddress;
import vn.giaoban.room.visca.net.Wires;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.views.Views;

/** Opens the lines of the cameras that the log says stand somewhere, and writes who moved them to the log. */
public final class SiteCameras implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteCameras.class);
    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    private final MeetingCommands commands;
    private final Clock clock;
    private final Cameras cameras;

    private SiteCameras(MeetingCommands commands, Clock clock, int sonyPort) {
        this.commands = commands;
        this.clock = clock;
        this.cameras = Cameras.start(new Wires(sonyPort), this::keep);
    }

    /** @param sonyPort local UDP port to which Sony's cameras answer */
    public static SiteCameras open(Views views, CommitLog log, MeetingCommands commands, Clock clock, int sonyPort) {
        var site = new SiteCameras(commands, clock, sonyPort);
        long head = log.head().position();
        Thread.ofVirtual().name("cameras-of-the-log").start(() -> {
            views.await(head, CATCH_UP);
            views.query(CamerasView::all).forEach(site::install);
        });
        return site;
    }

    Cameras cameras() {
        return cameras;
    }

    /** How every camera is now. */
    public List<CameraView> views() {
        return cameras.views();
    }

    void install(Installed camera) {
        try {
            CameraAddress address = CameraAddress.parse(camera.address());
            cameras.install(camera.id().value(), camera.name(), address, camera.profile());
        } catch (IllegalArgumentException e) {
            LOG.warn("camera {} has an address that cannot be used: {}", camera.id(), camera.address());
        }
    }

    void remove(CameraId camera) {
        cameras.remove(camera.value());
    }

    /** Keeps who moved a room system's own camera; does not block. */
    void keep(SiteId site, CameraNote note) {
        if (note instanceof CameraNote.MoveStarted n) {
            var found = new CameraCommand.FindFarCamera(new CameraId(n.camera()), site);
            var unused = send(found, n.by().actor()).thenRun(() -> keep(note));
        } else {
            keep(note);
        }
    }

    private void keep(CameraNote note) {
        var camera = new CameraId(note.camera());
        var unused = switch (note) {
            case CameraNote.MoveStarted n -> send(new CameraCommand.NoteCameraMove(camera), n.by().actor());
            case CameraNote.MoveStopped n ->
                send(new CameraCommand.NoteCameraStop(camera, code(n.why())), n.by().actor());
        };
    }

    private static String code(CameraNote.Why why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private CompletableFuture<?> send(CameraCommand command, String actor) {
        var context = CommandContext.by(actor, UUID.randomUUID(), clock.instant());
        return commands.send(command, context).whenComplete((receipt, failure) -> {
            if (failure != null) {
                LOG.warn("{} of {} was not kept: {}", command, actor, failure.getMessage());
            }
        });
    }

    @Override
    public void close() {
        cameras.close();
    }
}
