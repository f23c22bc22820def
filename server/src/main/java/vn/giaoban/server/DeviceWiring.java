package vn.giaoban.server;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.server.board.Board;
import vn.giaoban.server.board.BoardRoutes;
import vn.giaoban.server.cameras.CameraRoutes;
import vn.giaoban.server.cameras.CamerasFollowTheFloor;
import vn.giaoban.server.cameras.FarCameras;
import vn.giaoban.server.cameras.SiteCameras;
import vn.giaoban.server.rooms.RoomPulses;
import vn.giaoban.server.rooms.SipService;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.web.Signaling;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** Cameras, what follows the floor with them, and the technician's board. */
@Configuration(proxyBeanMethods = false)
class DeviceWiring {
    @Bean
    SiteCameras siteCameras(
            ServerSettings settings, Views views, CommitLog log, MeetingCommands commands, Clock clock) {
        return SiteCameras.open(views, log, commands, clock, settings.viscaPort());
    }

    @Bean
    CamerasFollowTheFloor camerasFollowTheFloor(LiveConferences live, Views views, SiteCameras cameras) {
        return CamerasFollowTheFloor.start(live, views, cameras);
    }

    @Bean
    CameraRoutes cameraRoutes(
            SiteCameras cameras,
            FarCameras far,
            Views views,
            Vault vault,
            MeetingCommands commands,
            LiveConferences live,
            Directory directory,
            Authority authority) {
        return new CameraRoutes(cameras, far, views, vault, commands, live, directory, authority);
    }

    @Bean
    Board board(
            Views views,
            CommitLog log,
            SiteCameras cameras,
            SipService sip,
            RoomPulses pulses,
            LiveConferences live,
            Signaling signaling,
            MeetingCommands commands,
            Clock clock) {
        return Board.start(new Board.Sources(views, log, cameras, sip, pulses, live, signaling), commands, clock);
    }

    @Bean
    BoardRoutes boardRoutes(Board board, Views views, Directory directory, Authority authority) {
        return new BoardRoutes(board, views, directory, authority);
    }
}
