package vn.giaoban.signaling.web;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.signaling.Access;
import vn.giaoban.signaling.DeviceSessions;
import vn.giaoban.signaling.Names;
import vn.giaoban.signaling.SessionDirectory;
import vn.giaoban.signaling.room.Ports;
import vn.giaoban.signaling.room.Rooms;
import vn.giaoban.store.vault.Vault;

/**
 * The WebSocket edge, wired: {@link #mapping} is the one bean that a WebFlux application needs. It needs no handler
 * adapter of its own.
 */
public final class Signaling implements AutoCloseable {
    private static final int TICK_MILLIS = 50;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("signaling-time").factory());
    private final Rooms rooms;

    private Signaling(
            LiveConferences live,
            MediaPlane media,
            Vault vault,
            Names names,
            Access access,
            SessionDirectory sessions,
            DeviceSessions devices) {
        this.rooms = new Rooms(
                new Ports(
                        live,
                        media,
                        vault,
                        names,
                        access,
                        sessions,
                        devices,
                        InstantSource.system(),
                        UUID::randomUUID,
                        threads),
                threads);
        time.scheduleAtFixedRate(rooms::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Listens to the media plane and to ending sessions from now on, until {@link #close}. */
    public static Signaling create(
            LiveConferences live,
            MediaPlane media,
            Vault vault,
            Names names,
            Access access,
            SessionDirectory sessions,
            DeviceSessions devices) {
        return new Signaling(live, media, vault, names, access, sessions, devices);
    }

    /** Serves the protocol at {@code /ws}, before all other mappings. */
    public HandlerMapping mapping() {
        return new SimpleUrlHandlerMapping(Map.of("/ws", new SocketEndpoint(rooms)), -1);
    }

    /** Changes with every run of the server, as clients see it. */
    public String instance() {
        return rooms.instance();
    }

    /** Says good-bye to every client. */
    @Override
    public void close() {
        time.shutdownNow();
        rooms.close();
        threads.close();
    }
}
