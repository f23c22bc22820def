package vn.giaoban.server.cameras;

import static vn.giaoban.server.cameras.CameraBodies.needed;
import static vn.giaoban.server.cameras.CameraBodies.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giaoban.meeting.CameraId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.camera.CameraCommand;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.views.CamerasView;
import vn.giaoban.meeting.views.CamerasView.Installed;
import vn.giaoban.meeting.views.SitesView;
import vn.giaoban.room.camera.Act;
import vn.giaoban.room.camera.CameraRefused;
import vn.giaoban.room.camera.Holder;
import vn.giaoban.room.camera.Profiles;
import vn.giaoban.room.visca.net.CameraAddress;
import vn.giaoban.server.cameras.CameraBodies.ActBody;
import vn.giaoban.server.cameras.CameraBodies.CameraLine;
import vn.giaoban.server.cameras.CameraBodies.DriveBody;
import vn.giaoban.server.cameras.CameraBodies.FloorBody;
import vn.giaoban.server.cameras.CameraBodies.InstallBody;
import vn.giaoban.server.cameras.CameraBodies.LockBody;
import vn.giaoban.server.cameras.CameraBodies.PictureBody;
import vn.giaoban.server.cameras.CameraBodies.ProfileLine;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** Cameras of sites: seen, moved, stopped, kept for oneself, installed. */
public final class CameraRoutes {
    private static final Set<Role> MOVERS =
            EnumSet.of(Role.CHAIR, Role.SECRETARY, Role.OPERATOR, Role.TECHNICIAN, Role.ADMINISTRATOR);
    /** To whom others must give way. */
    private static final Set<Role> TAKERS = EnumSet.of(Role.CHAIR, Role.TECHNICIAN, Role.ADMINISTRATOR);

    private static final Set<Role> INSTALLERS = EnumSet.of(Role.TECHNICIAN, Role.ADMINISTRATOR);

    private final SiteCameras site;
    private final FarCameras far;
    private final Views views;
    private final MeetingCommands commands;
    private final CameraLines lines;
    private final PresetPictures pictures;
    private final Directory directory;
    private final Authority authority;

    public CameraRoutes(
            SiteCameras site,
            FarCameras far,
            Views views,
            Vault vault,
            MeetingCommands commands,
            LiveConferences live,
            Directory directory,
            Authority authority) {
        this.site = site;
        this.far = far;
        this.pictures = new PresetPictures(vault);
        this.lines = new CameraLines(site, far, views, live, directory, pictures);
        this.views = views;
        this.commands = commands;
        this.directory = directory;
        this.authority = authority;
    }

    public List<Route> routes() {
        Allowed movers =
                Allowed.toRoles(Role.CHAIR, Role.SECRETARY, Role.OPERATOR, Role.TECHNICIAN, Role.ADMINISTRATOR);
        Allowed installers = Allowed.toRoles(Role.TECHNICIAN, Role.ADMINISTRATOR);
        return List.of(
                Route.get("/cameras", movers, "The cameras of one's units, and how they are now.", this::list)
                        .answersPageOf(CameraLine.class),
                Route.get("/camera-profiles", installers, "Kinds of cameras that are known.", this::profiles)
                        .answersPageOf(ProfileLine.class),
                Route.put("/cameras/{id}", installers, "Installs a camera, or changes one.", this::install)
                        .takes(InstallBody.class),
                Route.delete("/cameras/{id}", installers, "Takes a camera away.", this::remove),
                Route.post(
                                "/cameras/{id}/drive",
                                movers,
                                "Moves while the pad is held; say it again within 0.8 s.",
                                this::drive)
                        .takes(DriveBody.class),
                Route.post("/cameras/{id}/stop", movers, "Stops it, whoever moves it.", this::stop),
                Route.post(
                                "/cameras/{id}/act",
                                movers,
                                "One press: home, a preset, zoom, focus, light, colours.",
                                this::act)
                        .takes(ActBody.class),
                Route.put(
                                "/cameras/{id}/floor",
                                movers,
                                "Where it goes by itself when its site, or one seat of it, gets the floor.",
                                this::floor)
                        .takes(FloorBody.class),
                Route.put(
                                "/cameras/{id}/presets/{preset}/picture",
                                movers,
                                "Keeps what the camera sees at a preset.",
                                this::keepPicture)
                        .takes(PictureBody.class),
                Route.get(
                        "/cameras/{id}/presets/{preset}/picture",
                        movers,
                        "What the camera saw when the preset was kept, as JPEG.",
                        this::picture),
                Route.post("/cameras/{id}/lock", movers, "Keeps it for oneself, or gives it back.", this::lock)
                        .takes(LockBody.class));
    }

    private Answer list(Call call) {
        return call.page(lines.of(
                at -> authority.holds(call.caller(), MOVERS, unitOf(at)),
                at -> authority.holds(call.caller(), TAKERS, unitOf(at)),
                at -> authority.holds(call.caller(), INSTALLERS, unitOf(at))));
    }

    private static int preset(Call call) {
        String number = call.variable("preset");
        if (!number.matches("[1-9][0-9]{0,2}")) {
            throw Problem.notFound("preset-unknown");
        }
        return Integer.parseInt(number);
    }

    private Answer keepPicture(Call call) {
        CameraId camera = camera(call, MOVERS).id();
        int preset = preset(call);
        if (views.query(c -> CamerasView.presets(c, camera)).stream().noneMatch(p -> p.number() == preset)) {
            throw Problem.notFound("preset-unknown");
        }
        pictures.put(camera, preset, needed("jpeg", call.body(PictureBody.class).jpeg()));
        return Answer.nothing();
    }

    private Answer picture(Call call) {
        return pictures.get(camera(call, MOVERS).id(), preset(call))
                .map(jpeg -> new Answer(200, Map.of(), new Answer.Content.Bytes("image/jpeg", jpeg)))
                .orElseThrow(() -> Problem.notFound("picture-unknown"));
    }

    private Answer profiles(Call call) {
        return call.page(Profiles.all().values().stream()
                .map(p -> new ProfileLine(p.id(), p.name()))
                .toList());
    }

    private Answer install(Call call) {
        InstallBody body = call.body(InstallBody.class);
        var camera = new CameraId(call.id("id"));
        var at = new SiteId(needed("site", body.site()));
        authority.require(call.caller(), INSTALLERS, unitOf(at));
        views.query(c -> CamerasView.find(c, camera))
                .ifPresent(before -> authority.require(call.caller(), INSTALLERS, unitOf(before.site())));
        String profile = body.profile() == null || body.profile().isBlank() ? null : body.profile();
        if (profile != null && Profiles.named(profile).isEmpty()) {
            throw Problem.badField("profile");
        }
        var installed = new Installed(camera, at, text("name", body.name()), address(body), profile, null);
        write(
                call,
                new CameraCommand.InstallCamera(
                        camera, at, installed.name(), installed.address(), installed.profile()));
        site.install(installed);
        return Answer.nothing();
    }

    private static String address(InstallBody body) {
        try {
            return CameraAddress.parse(text("address", body.address())).toString();
        } catch (IllegalArgumentException e) {
            throw Problem.badField("address");
        }
    }

    private Answer remove(Call call) {
        Installed camera = camera(call, INSTALLERS);
        write(call, new CameraCommand.RemoveCamera(camera.id()));
        site.remove(camera.id());
        pictures.forget(camera.id());
        return Answer.nothing();
    }

    private Answer drive(Call call) {
        DriveBody body = call.body(DriveBody.class);
        Movable camera = movable(call);
        return carriedOut(() -> camera.drive(holder(call, camera), body.wish(), body.number()));
    }

    private Answer stop(Call call) {
        Movable camera = movable(call);
        return carriedOut(camera::stop);
    }

    private Answer lock(Call call) {
        boolean held = needed("held", call.body(LockBody.class).held());
        Movable camera = movable(call);
        return carriedOut(() -> camera.lock(holder(call, camera), held));
    }

    private Answer floor(Call call) {
        FloorBody body = call.body(FloorBody.class);
        CameraId camera = camera(call, MOVERS).id();
        write(
                call,
                body.seat() == null
                        ? new CameraCommand.ChooseFloorPreset(camera, body.preset())
                        : new CameraCommand.ChooseSeatPreset(camera, text("seat", body.seat()), body.preset()));
        return Answer.nothing();
    }

    private Answer act(Call call) {
        ActBody body = call.body(ActBody.class);
        Movable moved = movable(call);
        Act act = body.read();
        if (moved instanceof FarCameras.Far) {
            return carriedOut(() -> moved.carryOut(holder(call, moved), act));
        }
        CameraId camera = camera(call, MOVERS).id();
        String name = act instanceof Act.Keep ? text("name", body.name()) : "";
        Answer answer = carriedOut(() -> moved.carryOut(holder(call, moved), act));
        switch (act) {
            case Act.Keep a -> {
                write(call, new CameraCommand.NameCameraPreset(camera, a.preset(), name));
                pictures.forget(camera, a.preset());
            }
            case Act.Forget a -> {
                write(call, new CameraCommand.ForgetCameraPreset(camera, a.preset()));
                pictures.forget(camera, a.preset());
            }
            default -> {}
        }
        return answer;
    }

    private static Answer carriedOut(Runnable wish) {
        try {
            wish.run();
            return Answer.nothing();
        } catch (CameraRefused e) {
            throw new Problem(e.code().equals("camera-unknown") ? 404 : 409, e.code(), e.params());
        }
    }

    private void write(Call call, CameraCommand command) {
        long position = commands.send(command, call.context()).join().position();
        views.await(position, Call.PATIENCE);
    }

    /** The camera of the path, over whose site the caller holds one of the roles. */
    private Installed camera(Call call, Set<Role> roles) {
        Installed camera = views.query(c -> CamerasView.find(c, new CameraId(call.id("id"))))
                .orElseThrow(() -> Problem.notFound("camera-unknown"));
        authority.require(call.caller(), roles, unitOf(camera.site()));
        return camera;
    }

    private UnitId unitOf(SiteId at) {
        return views.query(c -> SitesView.find(c, at))
                .map(SitesView.Site::unit)
                .orElseThrow(() -> new Problem(404, "site-unknown", Map.of("site", at.toString())));
    }

    /** The camera of the path: a room's own while it is in a call, else one that is installed. */
    private Movable movable(Call call) {
        Movable room = far.find(call.id("id")).orElse(null);
        if (room == null) {
            Installed camera = camera(call, MOVERS);
            return new Movable.Ours(camera.site(), camera.id().value(), site.cameras());
        }
        authority.require(call.caller(), MOVERS, unitOf(room.site()));
        return room;
    }

    private Holder holder(Call call, Movable camera) {
        UnitId unit = unitOf(camera.site());
        String name = directory
                .byId(call.staff().account())
                .map(account -> directory.nameOf(account.person()))
                .orElse("");
        return new Holder(call.caller().actor(), name, authority.holds(call.caller(), TAKERS, unit));
    }
}
