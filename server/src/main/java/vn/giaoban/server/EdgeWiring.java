package vn.giaoban.server;

import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.embedded.EmbeddedMedia;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.recording.seal.SealKey;
import vn.giaoban.server.access.LinkRoutes;
import vn.giaoban.server.access.Passwords;
import vn.giaoban.server.access.SignInRoutes;
import vn.giaoban.server.access.SiteDevices;
import vn.giaoban.server.access.SiteLinks;
import vn.giaoban.server.access.SiteSessionRoutes;
import vn.giaoban.server.access.StaffSessions;
import vn.giaoban.server.access.StartRoutes;
import vn.giaoban.server.access.StreamKeys;
import vn.giaoban.server.archive.ArchiveRoutes;
import vn.giaoban.server.backup.BackupNotes;
import vn.giaoban.server.board.Board;
import vn.giaoban.server.board.BoardRoutes;
import vn.giaoban.server.boot.Certificate;
import vn.giaoban.server.boot.FrontDoor;
import vn.giaoban.server.boot.Listeners;
import vn.giaoban.server.boot.Ports;
import vn.giaoban.server.cameras.CameraRoutes;
import vn.giaoban.server.erasure.Erasure;
import vn.giaoban.server.erasure.ErasureRoutes;
import vn.giaoban.server.kept.KeptRecordings;
import vn.giaoban.server.media.LineRoutes;
import vn.giaoban.server.media.StreamRoutes;
import vn.giaoban.server.office.OfficeRoutes;
import vn.giaoban.server.office.Wellness;
import vn.giaoban.server.rooms.CallRoutes;
import vn.giaoban.server.rooms.GroupRoutes;
import vn.giaoban.server.rooms.RoomRoutes;
import vn.giaoban.server.simulators.SimulatorProcess;
import vn.giaoban.server.simulators.SimulatorWork;
import vn.giaoban.server.system.Running;
import vn.giaoban.server.system.SystemRoutes;
import vn.giaoban.server.system.WallClock;
import vn.giaoban.server.system.Work;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Callers;
import vn.giaoban.signaling.api.ConferenceRoutes;
import vn.giaoban.signaling.api.Consistency;
import vn.giaoban.signaling.api.HttpApi;
import vn.giaoban.signaling.api.MinuteAnswers;
import vn.giaoban.signaling.api.UnitRoutes;
import vn.giaoban.signaling.directory.ConferenceLinks;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.Offices;
import vn.giaoban.signaling.web.Signaling;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.ViewFailure;
import vn.giaoban.store.views.ViewState;
import vn.giaoban.store.views.Views;

/** The routes and the listeners. */
@Configuration(proxyBeanMethods = false)
class EdgeWiring {

    @Bean
    Wellness wellness(Signaling signaling, CommitLog log, Views views, MediaPlane media) {
        return new Wellness(
                signaling.instance(),
                () -> log.head().position(),
                Map.of(
                        "log",
                        () -> log.fault()
                                .orElse(log.head().position() >= views.position() ? Wellness.OK : "log-behind-views"),
                        "media",
                        () -> media.fault().orElse(Wellness.OK),
                        "views",
                        () -> views.states().stream()
                                .filter(view -> view.failure() != null)
                                .findFirst()
                                .map(EdgeWiring::stopped)
                                .orElse(Wellness.OK)));
    }

    /** What a view threw is for those who run the server; which event is unknown, anybody may know. */
    private static String stopped(ViewState view) {
        ViewFailure failure = view.failure();
        return failure != null && failure.code().equals(ViewFailure.EVENT_UNKNOWN)
                ? failure.inBrief() + " (" + view.name() + ")"
                : "view-stopped";
    }

    @Bean
    MinuteAnswers minutes(Views views, Vault vault, Directory directory) {
        return new MinuteAnswers(views, vault, directory);
    }

    @Bean
    ConferenceRoutes conferenceRoutes(
            Views views,
            Vault vault,
            MeetingCommands commands,
            LiveConferences live,
            Directory directory,
            Offices offices,
            Authority authority,
            MinuteAnswers minutes) {
        return new ConferenceRoutes(views, vault, commands, live, directory, offices, authority, minutes);
    }

    @Bean
    ArchiveRoutes archiveRoutes(
            Views views,
            Directory directory,
            Authority authority,
            LiveConferences live,
            MinuteAnswers minutes,
            RecordingArchive archive,
            KeptRecordings kept,
            SealKey key) {
        return new ArchiveRoutes(views, directory, authority, live, minutes, archive, kept, key.publicKey());
    }

    /** What an earlier run began is finished as soon as this one has all parts. */
    @Bean
    Erasure erasure(
            Vault vault,
            Views views,
            MeetingCommands commands,
            StaffSessions sessions,
            Passwords passwords,
            Offices offices,
            LiveConferences live) {
        return new Erasure(vault, views, commands, sessions, passwords, offices, live::open).resumed();
    }

    @Bean
    ErasureRoutes erasureRoutes(Erasure erasure, CommandLine line) {
        return new ErasureRoutes(
                erasure,
                () -> BackupNotes.read(line.data()).stream()
                        .map(note -> new ErasureRoutes.OldBackup(note.file(), note.made()))
                        .toList());
    }

    @Bean
    SimulatorWork simulatorWork(SampleOffice sample, SiteDevices devices) {
        return new SimulatorWork(sample::province, devices);
    }

    @Bean
    SimulatorProcess simulatorProcess() {
        return new SimulatorProcess();
    }

    @Bean
    Work work(CommandLine line, Clock clock) {
        return new Work(line.data(), clock);
    }

    @Bean
    StreamRoutes streamRoutes(
            Signaling signaling,
            MediaPlane media,
            SiteDevices devices,
            SiteLinks links,
            ConferenceLinks conferences,
            Views views) {
        return new StreamRoutes(signaling, media, new StreamKeys(devices, links, conferences, views), devices);
    }

    @Bean
    LineRoutes lineRoutes(Signaling signaling, Views views, Authority authority, Directory directory, Board board) {
        return new LineRoutes(signaling, views, authority, directory, board::figures);
    }

    @Bean
    HttpApi api(
            Vault vault,
            Views views,
            Directory directory,
            Offices offices,
            Wellness wellness,
            Running running,
            Work work,
            Callers callers,
            Consistency consistency,
            Clock clock,
            SignInRoutes signIn,
            StartRoutes start,
            SiteSessionRoutes siteSessions,
            LinkRoutes links,
            ConferenceRoutes conferences,
            ArchiveRoutes archive,
            ErasureRoutes erasure,
            CameraRoutes cameras,
            RoomRoutes rooms,
            CallRoutes calls,
            GroupRoutes groups,
            LineRoutes lines,
            StreamRoutes streams,
            BoardRoutes board,
            SimulatorWork simulators) {
        var routes = new RouteTable();
        routes.add(OfficeRoutes.of(vault, wellness, routes::all));
        routes.add(SystemRoutes.of(running, views, work, clock));
        routes.add(start.routes());
        routes.add(signIn.routes());
        routes.add(siteSessions.routes());
        routes.add(new UnitRoutes(views, vault, directory, offices).routes());
        routes.add(conferences.routes());
        routes.add(links.routes());
        routes.add(archive.routes());
        routes.add(erasure.routes());
        routes.add(cameras.routes());
        routes.add(rooms.routes());
        routes.add(calls.routes());
        routes.add(groups.routes());
        routes.add(lines.routes());
        routes.add(streams.routes());
        routes.add(board.routes());
        routes.add(simulators.routes());
        return new HttpApi(routes.all(), callers, consistency, clock);
    }

    @Bean
    Certificate certificate(CommandLine line, ServerSettings settings, Clock clock) {
        var chain = settings.https().certificate();
        var key = settings.https().key();
        return chain != null && key != null
                ? new Certificate(chain, key)
                : Certificate.inFolder(line.data().resolve("tls"), clock.instant());
    }

    @Bean
    Running running(
            CommandLine line,
            ServerSettings settings,
            Certificate certificate,
            MediaConfiguration mediaConfiguration,
            EmbeddedMedia.Started media,
            CommitLog log,
            Views views,
            SimulatorProcess simulators,
            WallClock clock) {
        var place = new Running.Place(
                ServerSettings.version(),
                line.data(),
                certificate.chain(),
                settings.https().certificate() != null,
                settings.publicAddress(),
                media.port(),
                mediaConfiguration.told(),
                !media.tcp().isEmpty());
        return new Running(place, log, views, simulators, clock);
    }

    @Bean
    Listeners listeners(
            Certificate certificate, ServerSettings settings, Ports ports, HttpApi api, Signaling signaling) {
        return Listeners.open(settings.bind(), ports, certificate, new FrontDoor(api, signaling.endpoint()));
    }
}
