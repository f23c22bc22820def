package vn.giaoban.server;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.server.access.RoomPins;
import vn.giaoban.server.access.SiteDevices;
import vn.giaoban.server.boot.Certificate;
import vn.giaoban.server.cameras.FarCameras;
import vn.giaoban.server.cameras.SiteCameras;
import vn.giaoban.server.rooms.CallRoutes;
import vn.giaoban.server.rooms.DialIn;
import vn.giaoban.server.rooms.GroupRoutes;
import vn.giaoban.server.rooms.RoomAccess;
import vn.giaoban.server.rooms.RoomAddresses;
import vn.giaoban.server.rooms.RoomPulses;
import vn.giaoban.server.rooms.RoomRoutes;
import vn.giaoban.server.rooms.SipConfiguration;
import vn.giaoban.server.rooms.SipService;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.directory.ConferenceLinks;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.web.Signaling;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** Room systems over SIP. */
@Configuration(proxyBeanMethods = false)
class RoomWiring {

    @Bean
    DialIn dialIn(
            Directory directory,
            ConferenceLinks conferences,
            LiveConferences live,
            SiteDevices devices,
            Vault vault,
            Signaling signaling,
            Clock clock,
            FarCameras cameras) {
        return new DialIn(directory, conferences, live, devices, new RoomPins(vault), signaling, clock, cameras);
    }

    @Bean
    FarCameras farCameras(SiteCameras cameras, Views views) {
        return new FarCameras(cameras, views);
    }

    @Bean
    SipService sip(SipConfiguration configuration, CommandLine line, Certificate certificate, DialIn dialIn) {
        return SipService.start(configuration, line.data(), certificate, dialIn);
    }

    @Bean
    RoomAccess roomAccess(Views views, Authority authority, ConferenceLinks conferences) {
        return new RoomAccess(views, authority, conferences);
    }

    @Bean
    RoomAddresses roomAddresses(Views views, DialIn dialIn, SipService sip) {
        return new RoomAddresses(views, dialIn, sip);
    }

    @Bean
    RoomPulses roomPulses(RoomAddresses addresses, SipService sip) {
        return new RoomPulses(addresses, sip);
    }

    @Bean
    RoomRoutes roomRoutes(
            RoomAccess access,
            Directory directory,
            DialIn dialIn,
            RoomAddresses addresses,
            SipService sip,
            MeetingCommands commands,
            Views views) {
        return new RoomRoutes(access, directory, dialIn, addresses, sip, commands, views);
    }

    @Bean
    CallRoutes callRoutes(
            RoomAccess access, Directory directory, DialIn dialIn, RoomAddresses addresses, SipService sip) {
        return new CallRoutes(access, directory, dialIn, addresses, sip);
    }

    @Bean
    GroupRoutes groupRoutes(RoomAccess access, Directory directory, LiveConferences live, MeetingCommands commands) {
        return new GroupRoutes(access, directory, live, commands);
    }
}
