package vn.giaoban.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.server.boot.Certificate;
import vn.giaoban.server.boot.FrontDoor;
import vn.giaoban.server.boot.Listeners;
import vn.giaoban.server.boot.Ports;
import vn.giaoban.server.office.OfficeRoutes;
import vn.giaoban.server.office.Wellness;
import vn.giaoban.signaling.api.Caller;
import vn.giaoban.signaling.api.Consistency;
import vn.giaoban.signaling.api.HttpApi;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.views.SqliteViews;
import vn.giaoban.store.views.Views;

/** Every part of the server, and what it is given. Closing goes the other way round. */
@Configuration(proxyBeanMethods = false)
class Wiring {
    private static final Duration VIEW_PATIENCE = Duration.ofSeconds(2);

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    SqliteStore store(CommandLine line) {
        return SqliteStore.open(line.data());
    }

    @Bean
    Views views(CommandLine line, SqliteStore store) {
        return SqliteViews.open(line.data().resolve("views.db"), store.log(), List.of());
    }

    @Bean
    Wellness wellness(SqliteStore store, Views views) {
        return new Wellness(Map.of(
                "log",
                () -> store.log().head().position() >= 0 ? Wellness.OK : "failed",
                "views",
                () -> views.states().stream().allMatch(v -> v.failure() == null) ? Wellness.OK : "view-stopped"));
    }

    @Bean
    Consistency consistency(SqliteStore store, Views views) {
        return new Consistency() {
            @Override
            public Optional<String> digestOf(UUID commandId) {
                return store.log().findByCommand(commandId).map(c -> {
                    String digest = c.commit().header().requestDigest();
                    return digest == null ? "" : digest;
                });
            }

            @Override
            public void await(long position) {
                views.await(position, VIEW_PATIENCE);
            }
        };
    }

    @Bean
    HttpApi api(SqliteStore store, Wellness wellness, Consistency consistency, InstantSource clock) {
        var routes = new RouteTable();
        routes.add(OfficeRoutes.of(store.vault(), wellness, routes::all));
        return new HttpApi(routes.all(), (bearer, cookie, loopback) -> new Caller.Anyone(), consistency, clock);
    }

    @Bean
    Listeners listeners(
            CommandLine line,
            ServerSettings settings,
            Ports ports,
            HttpApi api,
            Wellness wellness,
            InstantSource clock) {
        var chain = settings.https().certificate();
        var key = settings.https().key();
        Certificate certificate = chain != null && key != null
                ? new Certificate(chain, key)
                : Certificate.inFolder(line.data().resolve("tls"), clock.instant());
        var open = Listeners.open(settings.bind(), ports, certificate, new FrontDoor(api));
        wellness.started();
        return open;
    }
}
