package vn.giaoban.signaling.web;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.web.server.WebHandler;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.signaling.Access;
import vn.giaoban.signaling.DeviceSessions;
import vn.giaoban.signaling.Names;
import vn.giaoban.signaling.SessionDirectory;
import vn.giaoban.signaling.room.PeerLine;
import vn.giaoban.signaling.room.Ports;
import vn.giaoban.signaling.room.Rooms;
import vn.giaoban.signaling.room.Socket;
import vn.giaoban.signaling.room.Visitor;
import vn.giaoban.store.vault.Vault;

/** The WebSocket edge, wired: {@link #endpoint} is all that a web server needs of it. */
public final class Signaling implements AutoCloseable {
    private static final int TICK_MILLIS = 50;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("signaling-time").factory());
    private final Rooms rooms;

    /** Listens to the media plane and to ending sessions from now on, until {@link #close}. */
    public Signaling(
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

    /** Serves the protocol; to be put at {@code /ws}. Answers 403 to pages of other hosts. */
    public WebHandler endpoint() {
        return new SocketEndpoint(rooms);
    }

    /** Lets in a client of this process, such as a room system's, that speaks the same protocol without a network. */
    public Visitor visit(Socket socket) {
        return rooms.visit(socket, null);
    }

    /** Opens the rooms of conferences that an earlier run may have left in the midst. Returns at once. */
    public void resume(Collection<ConferenceId> conferences) {
        rooms.resume(conferences);
    }

    /** How the lines of a conference's clients are; nobody's while its room is not open. */
    public CompletableFuture<List<PeerLine>> lines(ConferenceId conference) {
        return rooms.lines(conference);
    }

    /** The conferences that somebody is in, or was just now. */
    public Set<ConferenceId> conferences() {
        return rooms.conferences();
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
