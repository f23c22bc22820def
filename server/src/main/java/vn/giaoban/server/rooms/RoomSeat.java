package vn.giaoban.server.rooms;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.Plan;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.media.Content;
import vn.giaoban.room.sip.media.FarEnd;
import vn.giaoban.room.sip.menu.Wish;
import vn.giaoban.server.cameras.FarCameras;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.room.Socket;
import vn.giaoban.signaling.room.Visitor;
import vn.giaoban.store.log.CommitLog.Subscription;

/** A room's end of the protocol that browsers speak (docs/protocol.md), without a network between. */
final class RoomSeat implements Socket, Conferences.Seat {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The rest of the room's state is nothing to a room without a page. */
    private static final List<String> UNREAD =
            List.of("{\"type\":\"delta\"", "{\"type\":\"levels\"", "{\"type\":\"quality\"", "{\"type\":\"slots\"");

    /** The media server counts voices too, which reach the room mixed, on a line of their own. */
    private static final long VOICES_KILOBITS = 150;
    /** The smallest picture goes through wherever any does. */
    private static final long LEAST_KILOBITS = 160;
    /** More than any room means by what it says. */
    private static final long MOST_KILOBITS = 50_000;

    private final Conferences.Place place;
    private final Directory directory;
    private final LiveConferences live;
    private final Conferences.Guest guest;
    private final FarCameras cameras;
    private final @Nullable RoomScreen screen;
    private final Map<String, Wish> asked = new ConcurrentHashMap<>();
    private volatile @Nullable Visitor visitor;
    private volatile @Nullable Subscription following;
    private volatile @Nullable LiveRoom room;
    private volatile boolean over;
    private boolean waited;

    RoomSeat(
            Conferences.Place place,
            Directory directory,
            LiveConferences live,
            Conferences.Guest guest,
            FarCameras cameras) {
        this.place = place;
        this.directory = directory;
        this.live = live;
        this.guest = guest;
        this.cameras = cameras;
        Content content = guest.content();
        this.screen = content == null
                ? null
                : new RoomScreen(place.site(), content, (id, type) -> command(id.toString(), type, Map.of()));
    }

    void enter(Visitor door, String token) {
        visitor = door;
        following = live.watch(place.conference(), this::follow);
        Content content = guest.content();
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("type", "hello");
        hello.put("version", 1);
        hello.put("conference", place.conference().toString());
        hello.put("deviceSession", token);
        hello.put("language", "vi");
        hello.put("videoSlots", 2);
        hello.put("publishes", true);
        hello.put("screenLast", content != null && content.takes() ? "BESIDE" : "INSTEAD");
        if (guest.pictureRate() > 0) {
            hello.put(
                    "lineKilobits",
                    VOICES_KILOBITS + Math.clamp(guest.pictureRate() / 1_000, LEAST_KILOBITS, MOST_KILOBITS));
        }
        say(hello);
    }

    private void follow(LiveRoom now) {
        room = now;
        LiveRoom.Floor floor = now.floor();
        LiveRoom.Call called = now.called();
        if (!over && screen != null) {
            screen.follow(now);
        }
        if (!over) {
            guest.stands(
                    called != null && called.site().equals(place.site()),
                    floor != null && floor.site().equals(place.site()));
        }
    }

    @Override
    public void send(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        if (!over && UNREAD.stream().noneMatch(text::startsWith)) {
            hear(JSON.readTree(text));
        }
    }

    @Override
    public long waiting() {
        return 0;
    }

    @Override
    public void close(int code) {
        end("closed");
    }

    private void hear(JsonNode message) {
        switch (message.path("type").asString()) {
            case "welcome" -> welcome(message);
            case "answer" -> guest.answered(message.path("sdp").asString());
            case "send" -> {
                if (screen != null) {
                    screen.wanted(message.path("screen").asBoolean(), codec(message, "screenCodec"));
                }
                guest.send(
                        message.path("microphone").asBoolean(),
                        !message.path("camera").isEmpty(),
                        codec(message, "codec"));
            }
            case "done" -> done(message.path("id").asString(), true);
            case "refused" -> done(message.path("id").asString(""), false);
            case "bye", "error" -> {
                String code = message.path("code").asString();
                if (!code.equals("too-busy") && !code.equals("bad-message")) {
                    end(code);
                }
            }
            default -> {}
        }
    }

    private static FeedPacket.Codec codec(JsonNode message, String field) {
        return message.path(field).asString("").equals("VP8") ? FeedPacket.Codec.VP8 : FeedPacket.Codec.H264;
    }

    private void welcome(JsonNode welcome) {
        String seat = welcome.path("you").path("seat").asString("");
        if (seat.equals("SEATED")) {
            FarEnd far = guest.farEnd();
            if (far != null) {
                cameras.join(place.site(), place.name(), far);
            }
            guest.seated(JSON.treeToValue(welcome.path("plan"), Plan.class));
        } else if (!waited) {
            waited = true;
            guest.waiting();
            command(UUID.randomUUID().toString(), "takeSeat", Map.of());
        }
    }

    private void done(String id, boolean granted) {
        if (screen != null) {
            screen.done(id, granted);
        }
        Wish wish = asked.remove(id);
        if (wish != null) {
            guest.done(wish, granted);
        }
    }

    private void end(String code) {
        if (!over) {
            over = true;
            unfollow();
            guest.over(code.equals("conference-over"), code);
        }
    }

    private void unfollow() {
        FarEnd far = guest.farEnd();
        if (far != null) {
            cameras.leave(place.site(), far);
        }
        Subscription subscription = following;
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public void offer(String sdp) {
        say(Map.of("type", "offer", "sdp", sdp));
    }

    @Override
    public void ask(Wish wish, int number) {
        UUID own = ownRequest();
        switch (wish) {
            case SPEAK -> {
                if (own != null) {
                    guest.done(wish, true);
                } else {
                    Directory.Leader leader = directory.leaderOf(place.site());
                    Map<String, String> speaker = Map.of("name", leader.name(), "position", leader.position());
                    UUID request = UUID.randomUUID();
                    wish(
                            wish,
                            "registerToSpeak",
                            Map.of("request", request.toString(), "speaker", speaker, "topic", ""));
                }
            }
            case WITHDRAW -> {
                if (own == null) {
                    guest.done(wish, false);
                } else {
                    wish(wish, "withdraw", Map.of("request", own.toString()));
                }
            }
            case YIELD -> wish(wish, "yield", Map.of());
            case PRESENT -> wish(wish, "reportPresence", Map.of("headcount", number));
            case TECHNICIAN -> wish(wish, "callTechnician", Map.of());
        }
    }

    private @Nullable UUID ownRequest() {
        LiveRoom now = room;
        return now == null
                ? null
                : now.queue().stream()
                        .filter(request -> request.site().equals(place.site()))
                        .map(request -> request.id().value())
                        .findFirst()
                        .orElse(null);
    }

    private void wish(Wish wish, String type, Map<String, ?> fields) {
        String id = UUID.randomUUID().toString();
        asked.put(id, wish);
        command(id, type, fields);
    }

    private void command(String id, String type, Map<String, ?> fields) {
        Map<String, Object> command = new LinkedHashMap<>(fields);
        command.put("type", type);
        say(Map.of("type", "command", "id", id, "command", command));
    }

    private void say(Map<String, ?> message) {
        Visitor to = visitor;
        if (to != null) {
            to.text(JSON.writeValueAsString(message));
        }
    }

    @Override
    public void leave() {
        if (!over) {
            if (screen != null) {
                screen.leave();
            }
            over = true;
            unfollow();
            command(UUID.randomUUID().toString(), "leaveSeat", Map.of());
        }
        Visitor to = visitor;
        if (to != null) {
            to.gone();
        }
    }
}
