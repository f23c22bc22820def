package vn.giaoban.signaling.stage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Audible;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.signaling.protocol.ClientMessage.ScreenLast;
import vn.giaoban.signaling.stage.Audience.Receiver;
import vn.giaoban.signaling.stage.Scene.Place;
import vn.giaoban.signaling.stage.Scene.Shown;

/**
 * Puts sites into slots: the stage shows another conference while that is relayed, else the floor holder, else the main
 * site; who holds the stage sees the main site; nobody gets their own voice. Pure.
 */
public final class Director {
    /** The stage's height on every screen, in pixels. */
    static final int STAGE_HEIGHT = 720;

    /** The called site's preview on staff's screens. */
    static final int PREVIEW_HEIGHT = 360;

    /** Beside a screen, whoever is on stage is small. */
    static final int BESIDE_HEIGHT = 180;

    /** In a discussion, how many are heard at once. */
    static final int VOICES = 3;

    private final LiveRoom room;
    private final Audience audience;
    private final SiteId stage;
    private final @Nullable PeerId onStage;
    private final @Nullable PeerId main;
    private final @Nullable PeerId operator;
    private final @Nullable PeerId presenter;
    private final boolean relaying;
    private final Audible audible;
    private final Map<Place, Shown> slots = new HashMap<>();

    private Director(LiveRoom room, Audience audience) {
        this.room = room;
        this.audience = audience;
        this.stage = stage(room, audience.sites());
        this.onStage = audience.sites().get(stage);
        this.main = audience.sites().get(room.plan().mainSite());
        AccountId talkKey = room.talkKey();
        this.operator = talkKey == null || room.status() != Status.LIVE
                ? null
                : audience.accounts().get(talkKey);
        this.presenter = presenter();
        this.relaying = relays(room, audience.sites());
        this.audible = audible();
    }

    /** The scene that the room asks for, with those who are connected. */
    public static Scene direct(LiveRoom room, Audience audience) {
        return new Director(room, audience).scene();
    }

    /** The site on stage: through which another conference comes in, else who has the floor, if connected; else the main. */
    static SiteId stage(LiveRoom room, Map<SiteId, PeerId> connected) {
        LiveRoom.Relay relay = room.relay();
        if (relay != null && relays(room, connected)) {
            return relay.site();
        }
        LiveRoom.Floor floor = room.floor();
        return room.status() == Status.LIVE && floor != null && connected.containsKey(floor.site())
                ? floor.site()
                : room.plan().mainSite();
    }

    private static boolean relays(LiveRoom room, Map<SiteId, PeerId> connected) {
        LiveRoom.Relay relay = room.relay();
        return relay != null && room.status() == Status.LIVE && connected.containsKey(relay.site());
    }

    private Scene scene() {
        if (room.status() == Status.CLOSED) {
            audience.receivers().forEach(this::empty);
            put(PeerId.feed(feedRoom()), Slot.STAGE_VIDEO, null, 0);
        } else {
            audience.receivers().forEach(this::fill);
            put(
                    PeerId.feed(feedRoom()),
                    Slot.STAGE_VIDEO,
                    presenter == null ? camera(onStage) : new SourceId(presenter, SourceId.Kind.SCREEN),
                    STAGE_HEIGHT);
        }
        return new Scene(stage, audible, slots);
    }

    /** Whose screen is shown, if that one is connected. */
    private @Nullable PeerId presenter() {
        LiveRoom.Screen screen = room.screen();
        if (screen == null || room.status() != Status.LIVE) {
            return null;
        }
        return screen.site() != null
                ? audience.sites().get(screen.site())
                : screen.account() == null ? null : audience.accounts().get(screen.account());
    }

    private Audible audible() {
        return switch (room.status()) {
            case CLOSED -> new Audible.Only(Set.of());
            case SCHEDULED -> new Audible.Only(present(main));
            case LIVE -> relaying ? new Audible.Only(present(onStage, operator)) : inMeeting();
        };
    }

    private Audible inMeeting() {
        return switch (room.mode()) {
            case DISCUSSION -> new Audible.Loudest(VOICES, candidates());
            case MODERATED, TRAINING -> new Audible.Only(present(onStage, main, operator));
        };
    }

    /** Everybody who sits, and the operator with the talk key. */
    private Set<PeerId> candidates() {
        Set<PeerId> peers = new HashSet<>(audience.sites().values());
        peers.addAll(present(operator));
        return peers;
    }

    private void fill(Receiver receiver) {
        boolean holdsStage = holdsStage(receiver);
        @Nullable PeerId shown = holdsStage ? main : onStage;
        @Nullable PeerId screen = foreign(receiver, presenter);
        for (int index = 1; index < receiver.videoSlots(); index++) {
            put(receiver.peer(), Slot.video(index), null, 0);
        }
        @Nullable SourceId face = camera(foreign(receiver, shown));
        Slot last = Slot.video(receiver.videoSlots() - 1);
        if (screen == null) {
            put(receiver.peer(), Slot.STAGE_VIDEO, face, STAGE_HEIGHT);
        } else if (receiver.screenLast() != null && receiver.videoSlots() > 1) {
            boolean beside = receiver.screenLast() == ScreenLast.BESIDE;
            put(receiver.peer(), Slot.STAGE_VIDEO, beside ? face : null, STAGE_HEIGHT);
            put(receiver.peer(), last, new SourceId(screen, SourceId.Kind.SCREEN), STAGE_HEIGHT);
        } else {
            put(receiver.peer(), last, face, BESIDE_HEIGHT);
            put(receiver.peer(), Slot.STAGE_VIDEO, new SourceId(screen, SourceId.Kind.SCREEN), STAGE_HEIGHT);
        }
        if (receiver.staff()) {
            fillView(receiver);
        }
        boolean serverChooses = audible instanceof Audible.Only;
        for (int index = 0; serverChooses && index < receiver.audioSlots(); index++) {
            put(receiver.peer(), Slot.audio(index), microphone(voice(receiver, index)), 0);
        }
    }

    /** The site on stage, or the line by which it is connected. */
    private boolean holdsStage(Receiver receiver) {
        return receiver.site() != null
                && (stage.equals(receiver.site()) || receiver.peer().equals(onStage));
    }

    /** Slot 0 goes with the stage's picture, so that lips and voice stay together. */
    private @Nullable PeerId voice(Receiver receiver, int index) {
        boolean holdsStage = holdsStage(receiver);
        return switch (index) {
            case 0 -> foreign(receiver, holdsStage ? main : onStage);
            case 1 -> relaying || holdsStage || main == null || main.equals(onStage) ? null : foreign(receiver, main);
            case 2 ->
                operator == null || operator.equals(onStage) || operator.equals(main)
                        ? null
                        : foreign(receiver, operator);
            default -> null;
        };
    }

    private void fillView(Receiver receiver) {
        LiveRoom.Call called = room.called();
        if (called != null && receiver.videoSlots() > 1) {
            show(receiver, new Audience.Wanted(1, called.site(), PREVIEW_HEIGHT));
        }
        receiver.view().forEach(wanted -> show(receiver, wanted));
    }

    private void show(Receiver receiver, Audience.Wanted wanted) {
        if (wanted.index() >= 1 && wanted.index() < receiver.videoSlots()) {
            @Nullable
            PeerId peer = wanted.site() == null ? null : audience.sites().get(wanted.site());
            put(receiver.peer(), Slot.video(wanted.index()), camera(foreign(receiver, peer)), wanted.maxHeight());
        }
    }

    private void empty(Receiver receiver) {
        for (int index = 0; index < receiver.videoSlots(); index++) {
            put(receiver.peer(), Slot.video(index), null, 0);
        }
        for (int index = 0; index < receiver.audioSlots(); index++) {
            put(receiver.peer(), Slot.audio(index), null, 0);
        }
    }

    /** The peer, unless it is the receiver or of the receiver's own site. */
    private @Nullable PeerId foreign(Receiver receiver, @Nullable PeerId peer) {
        boolean own = receiver.peer().equals(peer)
                || (peer != null
                        && receiver.site() != null
                        && peer.equals(audience.sites().get(receiver.site())));
        return own ? null : peer;
    }

    private void put(PeerId receiver, Slot slot, @Nullable SourceId source, int maxHeight) {
        slots.put(new Place(receiver, slot), source == null ? Shown.NOTHING : new Shown(source, maxHeight));
    }

    private RoomId feedRoom() {
        return new RoomId(room.conference().toString());
    }

    private static @Nullable SourceId camera(@Nullable PeerId peer) {
        return peer == null ? null : SourceId.camera(peer);
    }

    private static @Nullable SourceId microphone(@Nullable PeerId peer) {
        return peer == null ? null : SourceId.microphone(peer);
    }

    private static Set<PeerId> present(@Nullable PeerId... peers) {
        Set<PeerId> present = new HashSet<>();
        for (PeerId peer : peers) {
            if (peer != null) {
                present.add(peer);
            }
        }
        return present;
    }
}
