package vn.giaoban.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.server.access.KnownCallers;
import vn.giaoban.server.access.LinkAddress;
import vn.giaoban.server.access.LinkRoutes;
import vn.giaoban.server.access.Passwords;
import vn.giaoban.server.access.ServiceTokens;
import vn.giaoban.server.access.SignInRoutes;
import vn.giaoban.server.access.SiteDevices;
import vn.giaoban.server.access.SiteLinks;
import vn.giaoban.server.access.SiteSessionRoutes;
import vn.giaoban.server.access.StaffSessions;
import vn.giaoban.server.access.StartLink;
import vn.giaoban.server.access.StartRoutes;
import vn.giaoban.server.boot.Ports;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.directory.ConferenceLinks;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** Who comes in, and by which link. */
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    @Bean
    LinkAddress linkAddress(ServerSettings settings, Ports ports) {
        return new LinkAddress(settings.publicAddress(), ports.http(), ports.https());
    }

    @Bean
    KnownCallers callers(
            StaffSessions sessions,
            Directory accounts,
            Passwords passwords,
            ServiceTokens tokens,
            SiteDevices devices,
            RunKeys keys) {
        return new KnownCallers(sessions, accounts, passwords, tokens, devices, keys.simulators(), keys.terminal());
    }

    @Bean
    SignInRoutes signInRoutes(
            StaffSessions sessions,
            Passwords passwords,
            Directory directory,
            ServiceTokens tokens,
            Authority authority) {
        return new SignInRoutes(sessions, passwords, directory, tokens, directory, directory::unit, authority);
    }

    @Bean
    StartRoutes startRoutes(
            StartLink startLink,
            SignInRoutes signIn,
            Passwords passwords,
            Vault vault,
            Views views,
            MeetingCommands commands,
            LiveConferences live,
            ConferenceLinks conferences,
            SiteLinks links,
            LinkAddress address) {
        return new StartRoutes(startLink, signIn, passwords, vault, views, commands, live, conferences, links, address);
    }

    @Bean
    SiteSessionRoutes siteSessionRoutes(
            Views views,
            Vault vault,
            Directory directory,
            ConferenceLinks conferences,
            LiveConferences live,
            SiteLinks links,
            SiteDevices devices) {
        return new SiteSessionRoutes(views, vault, directory, conferences, live, links, devices);
    }

    @Bean
    LinkRoutes linkRoutes(
            Views views,
            MeetingCommands commands,
            Directory directory,
            Authority authority,
            ConferenceLinks conferences,
            SiteLinks links,
            SiteDevices devices,
            LinkAddress address) {
        return new LinkRoutes(views, commands, directory, authority, conferences, links, devices, address);
    }
}
