package vn.giaoban.room.sip;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.Plan;
import vn.giaoban.room.sip.Conferences.Looked;
import vn.giaoban.room.sip.Conferences.Place;
import vn.giaoban.room.sip.call.Call;
import vn.giaoban.room.sip.call.CallAction;
import vn.giaoban.room.sip.call.CallInput;
import vn.giaoban.room.sip.media.CallHealth;
import vn.giaoban.room.sip.media.CallMedia;
import vn.giaoban.room.sip.menu.Dialled;
import vn.giaoban.room.sip.menu.InfoDigits;
import vn.giaoban.room.sip.menu.MenuInput;
import vn.giaoban.room.sip.sdp.Leg;
import vn.giaoban.room.sip.stack.Pending;
import vn.giaoban.room.sip.stack.SipLine;

/**
 * One room's call from its first message to its last: the SIP call, the menu, the seat and the media, each deciding for
 * itself, brought together. Confined to the rooms' thread, {@code rooms}; {@code blocking} does what may wait.
 */
final class RoomCall {
    private static final Logger LOG = LoggerFactory.getLogger(RoomCall.class);
    /** What a REFER that was under way comes to; after the BYE nothing more can be said. */
    private static final int CALL_ENDED = 487;

    final UUID id = UUID.randomUUID();
    private final Instant since = Instant.now();
    private final SipLine line;
    private final Who who;
    private final Tools tools;
    private final BiConsumer<RoomCall, String> onEnd;
    private final RoomEars ears = new RoomEars(this);
    private final RoomEntry entry;
    private final RoomVoice voice;
    private @Nullable CallMedia media;
    private @Nullable Call call;
    private @Nullable Place invitedTo;
    private int attempt;
    private boolean begun;
    private volatile String stage = "dialling";
    private volatile long pictureRate;
    private boolean over;
    private int repairs;

    /** What all calls share. */
    record Tools(Conferences conferences, Prompts prompts, Executor rooms, Executor blocking) {}

    /** Whose call it is. */
    record Who(String called, String caller, String display, String agent, InetAddress source, boolean outgoing) {}

    RoomCall(SipLine line, Who who, Tools tools, BiConsumer<RoomCall, String> onEnd) {
        this.line = line;
        this.who = who;
        this.tools = tools;
        this.onEnd = onEnd;
        this.entry = new RoomEntry(this, who, tools);
        this.voice = new RoomVoice(this, entry, tools);
    }

    RoomEars ears() {
        return ears;
    }

    @Nullable
    CallMedia media() {
        return media;
    }

    SipLine line() {
        return line;
    }

    /** A call of ours, to a room that is led to its place at once. */
    void invite(Place to, int nth) {
        invitedTo = to;
        attempt = nth;
    }

    int attempt() {
        return attempt;
    }

    /** What we call, or who calls. */
    String target() {
        return who.caller();
    }

    boolean outgoing() {
        return invitedTo != null;
    }

    /** Where the room sits, or is to be led; null while that is not known. */
    @Nullable
    Place place() {
        Place found = entry.place();
        return found == null ? invitedTo : found;
    }

    /** Whether the call has stood. */
    boolean begun() {
        return begun;
    }

    /** Gives the call its sockets; what comes from the room before that waits in the queue of the rooms' thread. */
    void equip(CallMedia sockets, Call decided) {
        media = sockets;
        call = decided;
    }

    void sip(CallInput input, Pending request) {
        Call known = call;
        if (known == null) {
            return;
        }
        for (CallAction action : known.handle(input, now())) {
            if (action instanceof CallAction.SendBye) {
                entry.arrived(CALL_ENDED);
            }
            line.perform(action, request);
            switch (action) {
                case CallAction.Media(var agreement) -> {
                    Leg.Video video = agreement.video();
                    pictureRate = video == null ? 0 : video.most();
                    if (media != null) {
                        media.agreed(agreement);
                    }
                }
                case CallAction.Over(String cause) -> end(cause);
                default -> {}
            }
        }
        if (known.rings()) {
            stage = "ringing";
        }
        if (known.state() == Call.State.UP && !begun) {
            begun = true;
            begin();
        }
    }

    private void begin() {
        LOG.info(
                "A room has called: {} ({}, {})",
                who.caller(),
                who.agent(),
                who.source().getHostAddress());
        stage = "menu";
        Place to = invitedTo;
        if (to != null) {
            menu(new MenuInput.Begun("", ""));
            entry.found(new Looked(MenuInput.Entrance.OPEN, to));
        } else {
            Dialled dialled = Dialled.of(who.called());
            menu(new MenuInput.Begun(dialled.number(), dialled.pin()));
        }
    }

    void menu(MenuInput input) {
        voice.menu(input, now());
    }

    void tick() {
        sip(new CallInput.Tick(), Pending.NONE);
        voice.tick(now());
    }

    void hangUp(String cause) {
        sip(new CallInput.HangUp(cause), Pending.NONE);
    }

    void info(String contentType, String body) {
        Character digit = InfoDigits.of(contentType, body);
        if (digit != null) {
            menu(new MenuInput.Digit(digit));
        } else if (contentType.equals("application/media_control+xml") && media != null) {
            media.roomWantsKeyFrame();
        }
    }

    private void end(String cause) {
        if (over) {
            return;
        }
        over = true;
        stage = "over";
        LOG.info("A room's call is over: {} ({})", who.caller(), cause);
        if (media != null) {
            media.close();
        }
        entry.leave();
        onEnd.accept(this, cause);
    }

    /** Sound goes one way only. */
    void repair() {
        repairs++;
        LOG.warn("Sound goes one way only between us and {}: agreeing anew", who.caller());
        sip(new CallInput.Repair(), Pending.NONE);
    }

    boolean over() {
        return over;
    }

    /** Has a task done on the rooms' thread, unless the call is over by then. */
    void later(Runnable task) {
        tools.rooms().execute(() -> {
            if (!over) {
                task.run();
            }
        });
    }

    void said() {
        voice.said();
    }

    /** Bits a second that its line takes in pictures, as it said last; 0 when it does not say. From any thread. */
    long pictureRate() {
        return pictureRate;
    }

    boolean settled() {
        return entry.settled();
    }

    /** Leads the room to another place; {@code told} hears a SIP status. */
    void move(String number, String pin, IntConsumer told) {
        entry.move(number, pin, told);
    }

    /** The room has left its seat for another. */
    void goesOver() {
        LOG.info("A room goes over to another conference: {}", who.caller());
        stage = "menu";
        if (media != null) {
            media.leave();
        }
    }

    void seated(Plan plan) {
        Place at = entry.place();
        stage = "seated";
        entry.seated();
        if (media != null && at != null) {
            media.join(at.conference().value(), plan, sdp -> later(() -> entry.offer(sdp)));
        }
    }

    void waiting() {
        stage = "waiting";
        menu(new MenuInput.Waiting());
    }

    void left(boolean meetingOver, String code) {
        LOG.info("A room leaves its conference: {} ({})", who.caller(), code);
        entry.left();
        if (media != null) {
            media.leave();
        }
        menu(new MenuInput.Ended(meetingOver));
    }

    /** As the technician sees it. */
    RoomState state() {
        CallHealth health = media == null ? null : media.health();
        Place place = place();
        return new RoomState(
                id,
                who.caller(),
                who.display(),
                who.agent(),
                who.source().getHostAddress(),
                who.outgoing(),
                attempt,
                stage,
                place == null ? null : place.conference().value(),
                place == null ? null : place.site().value(),
                since,
                health,
                repairs,
                begun && health != null ? Trouble.of(health, stage, since, Instant.now()) : List.of());
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
