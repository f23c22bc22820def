package vn.giaoban.signaling.room;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Plan;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.Codec;
import vn.giaoban.signaling.protocol.RoomView;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.protocol.ServerMessage.Seat;
import vn.giaoban.signaling.stage.Audience.Wanted;

/** One page in a room: whose it is, its socket while it has one, its seat and its peer. Confined to the room's mailbox. */
final class Client {
    /** Bytes in the socket beyond which a client gets no deltas but, later, a snapshot. */
    static final long BEHIND = 512 * 1024;

    final Who who;
    final String resume;
    final boolean publishes;
    final boolean voiceOnly;
    final int videoSlots;
    final ClientMessage.@Nullable ScreenLast screenLast;
    final @Nullable Integer lineKilobits;
    PeerId peer;

    @Nullable
    Socket socket;

    @Nullable
    Instant goneSince;

    @Nullable
    Seat seat;

    boolean watching;
    /** Asks for the seat: no welcome until that is decided. */
    boolean sitting;

    boolean mediaUp;
    /** Legs whose offers are being answered. */
    final Set<Integer> offering = new HashSet<>();

    /** What was promised with the last welcome; null while there is no media for this client. */
    @Nullable
    Plan plan;

    /** Of its account's pages the one where the talk key was pressed last. */
    boolean talks;

    boolean behind;
    List<Wanted> view = List.of();
    ServerMessage.@Nullable Send send;
    /** In which codec its pictures are wanted; what is not here is its own choice. */
    final Map<SourceId.Kind, String> codecs = new EnumMap<>(SourceId.Kind.class);

    RoomView.@Nullable Quality quality;
    /** The line as the media server measured it last, and the pictures as the page saw them. */
    MediaEvent.@Nullable Stats stats;

    ClientMessage.@Nullable Stats seen;
    final Map<Slot, SourceId> slots = new HashMap<>();
    /** The end of the line of this client's commands: they are submitted in their order. */
    CompletableFuture<?> lastCommand = CompletableFuture.completedFuture(null);

    Client(Who who, ClientMessage.Hello hello, String resume, PeerId peer, Socket socket) {
        this.who = who;
        this.publishes = hello.publishes();
        this.voiceOnly = Boolean.TRUE.equals(hello.voiceOnly());
        this.videoSlots = hello.videoSlots();
        this.screenLast = hello.screenLast();
        this.lineKilobits = hello.lineKilobits();
        this.resume = resume;
        this.peer = peer;
        this.socket = socket;
    }

    /** Staff, seated and watching clients take part; others see almost nothing and have no media. */
    boolean takesPart() {
        return who instanceof Who.Staff || seat == Seat.SEATED || seat == Seat.WATCHING;
    }

    boolean staff() {
        return who instanceof Who.Staff;
    }

    boolean seated() {
        return seat == Seat.SEATED;
    }

    boolean mayPublish() {
        return publishes && (staff() || seated());
    }

    PeerProfile profile(int maxVideoSlots) {
        return new PeerProfile(mayPublish(), Math.max(1, Math.min(videoSlots, maxVideoSlots)));
    }

    /** What it is to send, all of it. */
    ServerMessage.Send order() {
        ServerMessage.Send now = send == null ? new ServerMessage.Send(false, List.of(), false) : send;
        return now.in(codecs.get(SourceId.Kind.CAMERA), codecs.get(SourceId.Kind.SCREEN));
    }

    void say(ServerMessage message) {
        if (socket != null) {
            socket.send(encode(message));
        }
    }

    void sendRaw(byte[] message) {
        if (socket != null) {
            socket.send(message);
        }
    }

    /** Says good-bye and closes. */
    void dismiss(String code, int close) {
        say(new ServerMessage.Bye(code));
        if (socket != null) {
            socket.close(close);
            socket = null;
        }
    }

    void wants(ClientMessage.View message) {
        List<Wanted> wanted = new ArrayList<>();
        message.slots().forEach(slot -> wanted.add(new Wanted(slot.index(), slot.site(), slot.maxHeight())));
        view = List.copyOf(wanted);
    }

    static byte[] encode(ServerMessage message) {
        return Codec.write(message).getBytes(StandardCharsets.UTF_8);
    }
}
