package vn.giaoban.signaling.room;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.PeerId;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Codec;
import vn.giaoban.signaling.protocol.Fault;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.protocol.ServerMessage.Role;
import vn.giaoban.signaling.protocol.ServerMessage.Seat;
import vn.giaoban.signaling.session.Session;

/** Lets clients in, gives them their place, and takes their commands. Confined to the room's mailbox. */
final class Reception {
    private static final int REPLACED = 1001;

    private final Ports ports;
    private final String instance;
    private final Crowd crowd;
    private final MediaDesk desk;
    private final News news;
    private final Orders orders;
    private final Consumer<LiveRoom> adopt;
    private final Consumer<SiteId> left;
    private final Executor mailbox;

    Reception(
            Ports ports,
            String instance,
            Crowd crowd,
            MediaDesk desk,
            News news,
            Orders orders,
            Consumer<LiveRoom> adopt,
            Consumer<SiteId> left,
            Executor mailbox) {
        this.ports = ports;
        this.instance = instance;
        this.crowd = crowd;
        this.desk = desk;
        this.news = news;
        this.orders = orders;
        this.adopt = adopt;
        this.left = left;
        this.mailbox = mailbox;
    }

    /** The client that this page is, old or new; null when it was turned away. */
    @Nullable
    Client enter(LiveRoom room, Who who, ClientMessage.Hello hello, Visitor visitor) {
        Optional<Client> back = crowd.resumed(hello.resume(), who)
                .filter(client -> client.publishes == hello.publishes()
                        && client.videoSlots == hello.videoSlots()
                        && client.screenLast == hello.screenLast()
                        && client.voiceOnly == Boolean.TRUE.equals(hello.voiceOnly()));
        if (back.isPresent()) {
            Client client = back.get();
            if (client.socket != null) {
                client.socket.close(REPLACED);
            }
            client.socket = visitor.socket();
            client.goneSince = null;
            client.behind = false;
            return client;
        }
        if (who instanceof Who.Device device) {
            if (Seats.of(room, device.session(), false).isEmpty()) {
                visitor.turnAway(new Fault("unauthorized"));
                return null;
            }
            crowd.ofSite(device.session().site()).stream()
                    .filter(client -> client.who.same(who))
                    .forEach(client -> {
                        client.dismiss("moved-to-other-device", Session.POLICY);
                        if (client.who.key().equals(who.key())) {
                            remove(client);
                        } else {
                            forget(room, client);
                        }
                    });
        }
        Client client = new Client(who, hello, ports.ids().get().toString(), newPeer(), visitor.socket());
        crowd.add(client);
        return client;
    }

    /** Finds the client's place and says welcome, at once or as soon as its seat is decided. */
    void welcomeIn(LiveRoom room, Client client) {
        news.changed();
        if (client.who instanceof Who.Device device && client.seat == null) {
            arrive(room, client, device);
        } else {
            welcome(room, client);
            desk.captions().remind(client);
        }
    }

    /** Moves a device to where the room now has it. */
    void settle(LiveRoom room, Client client) {
        if (!(client.who instanceof Who.Device device) || client.sitting || client.seat == null) {
            return;
        }
        Optional<Seat> now = Seats.of(room, device.session(), client.watching);
        if (now.isEmpty()) {
            client.dismiss("lobby-refused", Session.POLICY);
            forget(room, client);
        } else if (client.seat == Seat.SEATED && now.get() == Seat.CHOOSE && !Seats.free(room, device.session())) {
            client.dismiss("moved-to-other-device", Session.POLICY);
            forget(room, client);
        } else if (client.seat == Seat.LOBBY && now.get() != Seat.LOBBY) {
            arrive(room, client, device);
        } else if (client.seat != now.get()) {
            place(room, client, now.get());
        }
    }

    void command(LiveRoom room, Client client, ClientMessage.Command message) {
        Fault refusal = Permissions.refusal(room, client.who, client.seat, message.command());
        if (refusal != null) {
            client.say(new ServerMessage.Refused(message.id(), refusal));
            return;
        }
        if (message.command() instanceof ClientCommand.Watch) {
            if (!watch(room, client, message.id())) {
                return;
            }
        }
        if (message.command() instanceof ClientCommand.HoldTalkKey
                || message.command() instanceof ClientCommand.PresentScreen) {
            crowd.talks(client);
        }
        orders.submit(room, client, message)
                .whenCompleteAsync((receipt, failure) -> answer(client, message, receipt, failure), mailbox);
    }

    /** Gives up a device's seat, because its link is dead. */
    void vacate(LiveRoom room, Client client) {
        if (client.who instanceof Who.Device device && client.seated()) {
            LiveCommand leave = new LiveCommand.LeaveSeat(
                    device.session().site(), device.session().device());
            orders.submitFor(room, client.who, leave).exceptionally(failure -> {
                orders.fault(failure);
                return new Receipt(0, false);
            });
        }
    }

    /** Removes a client and its media; one that waited in the lobby gives up. */
    void forget(LiveRoom room, Client client) {
        remove(client);
        if (client.who instanceof Who.Device device
                && client.seat == Seat.LOBBY
                && device.session().knock() != null) {
            orders.submit(
                    room,
                    new LiveCommand.GiveUp(device.session().knock()),
                    "lobby",
                    ports.ids().get());
        }
    }

    private void remove(Client client) {
        crowd.remove(client);
        desk.drop(client.peer);
        news.changed();
    }

    private void arrive(LiveRoom room, Client client, Who.Device device) {
        Seat seat = Seats.of(room, device.session(), client.watching).orElse(Seat.CHOOSE);
        boolean undecided = seat == Seat.CHOOSE;
        if (undecided && client.publishes && Seats.free(room, device.session())) {
            sitDown(room, client, device);
        } else if (undecided
                && !client.publishes
                && crowd.watchers(device.session().site()) < Seats.WATCHERS) {
            client.watching = true;
            place(room, client, Seat.WATCHING);
        } else {
            place(room, client, seat);
        }
    }

    private void sitDown(LiveRoom room, Client client, Who.Device device) {
        client.sitting = true;
        LiveCommand take = new LiveCommand.TakeSeat(
                device.session().site(),
                device.session().device(),
                device.session().simulated());
        orders.submitFor(room, client.who, take)
                .handleAsync(
                        (receipt, failure) -> {
                            client.sitting = false;
                            LiveRoom now = ports.live().room(room.conference()).orElse(room);
                            if (crowd.has(client)) {
                                place(
                                        now,
                                        client,
                                        Seats.of(now, device.session(), client.watching)
                                                .orElse(Seat.CHOOSE));
                            }
                            adopt.accept(now);
                            return receipt;
                        },
                        mailbox);
    }

    private void place(LiveRoom room, Client client, Seat seat) {
        client.seat = seat;
        if (seat == Seat.SEATED) {
            client.watching = false;
        }
        if (client.plan != null) {
            desk.drop(client.peer);
            crowd.rename(client, newPeer());
            client.mediaUp = false;
            client.send = null;
            client.slots.clear();
        }
        welcome(room, client);
        news.changed();
    }

    private void welcome(LiveRoom room, Client client) {
        client.plan = client.takesPart() && !desk.closed()
                ? ports.media().plan(client.profile(ports.media().capabilities().maxVideoSlots()))
                : null;
        client.say(new ServerMessage.Welcome(
                Codec.VERSION,
                instance,
                client.resume,
                ports.clock().instant(),
                you(client),
                client.plan,
                news.view(room, client)));
    }

    private ServerMessage.You you(Client client) {
        SiteId site = client.who.site();
        AccountId account = client.who.account();
        String name = site != null
                ? news.siteName(site)
                : account == null ? "" : ports.names().account(account).name();
        boolean simulated =
                client.who instanceof Who.Device device && device.session().simulated();
        return new ServerMessage.You(
                client.staff() ? Role.STAFF : Role.SITE,
                client.peer.value(),
                site,
                account,
                name,
                client.who.rights(),
                client.seat,
                simulated);
    }

    /** Whether a seat is to be left too; who has none to leave is answered here. */
    private boolean watch(LiveRoom room, Client client, UUID id) {
        SiteId site = client.who.site();
        if (site != null && !client.watching && crowd.watchers(site) >= Seats.WATCHERS) {
            client.say(new ServerMessage.Refused(
                    id, new Fault("too-many-watchers", Map.of("max", Integer.toString(Seats.WATCHERS)))));
            return false;
        }
        client.watching = true;
        if (client.seated()) {
            return true;
        }
        client.say(new ServerMessage.Done(id, room.position()));
        settle(room, client);
        return false;
    }

    private void answer(
            Client client, ClientMessage.Command message, @Nullable Receipt receipt, @Nullable Throwable failure) {
        client.say(
                receipt == null || failure != null
                        ? new ServerMessage.Refused(
                                message.id(),
                                orders.fault(failure == null ? new IllegalStateException("no receipt") : failure))
                        : new ServerMessage.Done(message.id(), receipt.position()));
        if (failure == null && message.command() instanceof ClientCommand.LeaveSeat && client.who.site() != null) {
            left.accept(client.who.site());
        }
    }

    private PeerId newPeer() {
        return new PeerId("peer/" + ports.ids().get());
    }
}
