package vn.giaoban.signaling.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.RoomId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.signaling.DeviceSessions.Ended;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Fault;
import vn.giaoban.signaling.session.Session;
import vn.giaoban.store.log.CommitLog.Subscription;

/**
 * The room of one conference: lets clients in, seats them, passes on what they ask, tells them what changed, and brings
 * the media server to what the meeting wants. Every public method may be called from any thread and returns at once; the
 * work is done in the room's mailbox.
 */
final class Hub {
    private static final Duration COMES_BACK = Duration.ofSeconds(10);
    private static final Duration MEDIA_ALONE = Duration.ofSeconds(60);
    private static final Duration MEDIA_ENDS = Duration.ofSeconds(3);
    private static final Duration ALL_LEAVE = Duration.ofSeconds(5);
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    private final Ports ports;
    private final Consumer<Hub> onEnd;
    private final Mailbox mailbox;
    private final Crowd crowd = new Crowd();
    private final MediaDesk desk;
    private final Reception reception;
    private final Lines lines;
    private final Leaders leaders;
    private final Orders orders;
    private final News news;
    private final AtomicReference<@Nullable LiveRoom> latest = new AtomicReference<>();
    private volatile @Nullable Subscription subscription;
    private LiveRoom room;
    private @Nullable Instant closedSince;
    private boolean abandoned;
    private boolean restage;

    /** @param onEnd told when the room is of no more use, before anybody is sent on */
    Hub(LiveRoom room, Ports ports, String instance, Executor threads, Consumer<Hub> onEnd) {
        this.room = room;
        this.onEnd = onEnd;
        this.ports = ports;
        this.mailbox = new Mailbox(threads);
        this.desk = new MediaDesk(ports.media(), new RoomId(room.conference().toString()), crowd, mailbox);
        People people = new People(ports.vault(), ports.names());
        this.orders = new Orders(ports, people);
        this.news = new News(new Projection(ports.names(), people), people, crowd, desk);
        this.lines = new Lines(crowd, orders, ports, mailbox);
        this.leaders = new Leaders(crowd, orders, ports, mailbox);
        this.reception = new Reception(
                ports, instance, crowd, desk, news, orders, this::adopt, site -> lines.left(this.room, site), mailbox);
    }

    /** Follows the conference from now on. */
    void open(ConferenceId conference) {
        subscription = ports.live().watch(conference, next -> {
            if (latest.getAndSet(next) == null) {
                mailbox.execute(() -> {
                    LiveRoom newest = latest.getAndSet(null);
                    if (newest != null) {
                        adopt(newest);
                    }
                });
            }
        });
    }

    void enter(Who who, ClientMessage.Hello hello, Visitor visitor) {
        mailbox.execute(() -> {
            if (abandoned || visitor.stale()) {
                visitor.again(hello);
                return;
            }
            if (room.status() == Status.CLOSED && who instanceof Who.Device) {
                visitor.turnAway(new Fault("conference-over"));
                return;
            }
            Client client = reception.enter(room, who, hello, visitor);
            if (client != null) {
                visitor.inside(this, client);
                reception.welcomeIn(room, client);
                news.publish(room, ports.clock().instant());
            }
        });
    }

    void message(Client client, ClientMessage message) {
        mailbox.execute(() -> {
            if (!crowd.has(client)) {
                return;
            }
            switch (message) {
                case ClientMessage.Command command -> reception.command(room, client, command);
                case ClientMessage.Offer offer -> desk.offer(client, offer.sdp(), offer.leg(), this::react);
                case ClientMessage.Restart restart -> desk.restart(client, restart.sdp(), restart.leg());
                case ClientMessage.View view -> {
                    if (client.staff()) {
                        client.wants(view);
                        react();
                    }
                }
                case ClientMessage.Stats stats -> client.seen = stats;
                case ClientMessage.Hello _, ClientMessage.Ping _ -> {}
            }
        });
    }

    void gone(Client client, Socket socket) {
        mailbox.execute(() -> {
            if (client.socket == socket) {
                client.socket = null;
                client.goneSince = ports.clock().instant();
                news.changed();
            }
        });
    }

    void media(MediaEvent event) {
        mailbox.execute(() -> {
            if (desk.on(event)) {
                news.changed();
                restage = true;
            }
        });
    }

    /** The client says good-bye and will not come back. */
    void leave(Client client) {
        mailbox.execute(() -> {
            if (crowd.has(client)) {
                client.socket = null;
                reception.vacate(room, client);
                reception.forget(room, client);
                react();
            }
        });
    }

    /** How the lines of those are who take part. */
    CompletableFuture<List<PeerLine>> lines() {
        CompletableFuture<List<PeerLine>> lines = new CompletableFuture<>();
        mailbox.execute(() -> lines.complete(crowd.all().stream()
                .filter(client -> client.plan != null)
                .map(PeerLine::of)
                .toList()));
        return lines;
    }

    /** Whatever time brings; about every 50 ms. */
    void tick() {
        mailbox.execute(() -> {
            Instant now = ports.clock().instant();
            for (Client client : List.copyOf(crowd.all())) {
                if (expired(client, now)) {
                    reception.forget(room, client);
                    restage = true;
                }
            }
            if (restage) {
                restage = false;
                desk.direct(room);
            }
            lines.observe(room, now);
            leaders.observe(room, now);
            news.publish(room, now);
            afterClose(now);
            if (crowd.all().isEmpty() && room.status() != Status.LIVE && !lines.anyConnected(room)) {
                abandon();
            }
        });
    }

    /** Sessions ended before their time. */
    void end(Ended ended) {
        mailbox.execute(() -> {
            for (Client client : List.copyOf(crowd.all())) {
                switch (ended) {
                    case Ended.Session(String id) -> {
                        if (client.who.key().equals(id)) {
                            dismiss(client, "session-revoked");
                        }
                    }
                    case Ended.Link(ConferenceId conference, SiteId site) -> {
                        if (room.conference().equals(conference) && site.equals(client.who.site())) {
                            reception.vacate(room, client);
                            dismiss(client, "link-killed");
                        }
                    }
                }
            }
            react();
        });
    }

    void shutDown() {
        mailbox.execute(() -> {
            crowd.all().forEach(client -> client.dismiss("shutting-down", GOING_AWAY));
            abandon();
        });
    }

    /** Ends; who is on the way in is sent to the room that follows this one. */
    private void abandon() {
        abandoned = true;
        Subscription following = subscription;
        if (following != null) {
            following.close();
        }
        onEnd.accept(this);
    }

    private void adopt(LiveRoom next) {
        if (next.position() < room.position()) {
            return;
        }
        room = next;
        news.changed();
        for (Client client : List.copyOf(crowd.all())) {
            reception.settle(room, client);
        }
        if (room.status() == Status.CLOSED && closedSince == null) {
            closedSince = ports.clock().instant();
        }
        react();
    }

    /** Pictures and voices first, words after. */
    private void react() {
        Instant now = ports.clock().instant();
        desk.direct(room);
        lines.observe(room, now);
        news.publish(room, now);
    }

    private boolean expired(Client client, Instant now) {
        Instant since = client.goneSince;
        return since != null && !now.isBefore(since.plus(client.mediaUp ? MEDIA_ALONE : COMES_BACK));
    }

    private void afterClose(Instant now) {
        if (closedSince == null) {
            return;
        }
        if (!desk.closed() && !now.isBefore(closedSince.plus(MEDIA_ENDS))) {
            desk.close();
        }
        if (!now.isBefore(closedSince.plus(ALL_LEAVE))) {
            for (Client client : List.copyOf(crowd.all())) {
                if (!client.staff()) {
                    client.dismiss("conference-over", NORMAL);
                    crowd.remove(client);
                }
            }
        }
    }

    private void dismiss(Client client, String code) {
        client.dismiss(code, Session.POLICY);
        reception.forget(room, client);
    }
}
