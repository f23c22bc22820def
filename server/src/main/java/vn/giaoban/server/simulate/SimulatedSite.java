package vn.giaoban.server.simulate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.media.Plan;
import vn.giaoban.media.peer.PeerLoop;

/** One simulated site: speaks the wire protocol (docs/protocol.md) as a commune's browser does. */
final class SimulatedSite implements WebSocket.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedSite.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The state of the room is nothing to a simulated site. */
    private static final List<String> UNREAD =
            List.of("{\"type\":\"delta\"", "{\"type\":\"levels\"", "{\"type\":\"quality\"", "{\"type\":\"slots\"");

    /** The server goes on after these; after any other error it closes the socket for good. */
    private static final Set<String> HARMLESS = Set.of("bad-message", "too-busy", "log-unavailable");

    private final SimulatorJob.Site job;
    private final String conference;
    private final PeerLoop loop;
    private final StringBuilder text = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;
    private PeerLoop.@Nullable Peer peer;
    private boolean introduced;
    private volatile boolean over;
    private volatile boolean connected;

    SimulatedSite(SimulatorJob.Site job, String conference, PeerLoop loop) {
        this.job = job;
        this.conference = conference;
        this.loop = loop;
    }

    SimulatorJob.Site job() {
        return job;
    }

    /** Whether it should be connected and is not. */
    boolean missing() {
        return !over && !connected;
    }

    /** Comes in, or comes in again. */
    void connect(HttpClient http, URI address) {
        connected = true;
        http.newWebSocketBuilder().buildAsync(address, this).whenComplete((opened, failure) -> {
            if (failure != null) {
                connected = false;
            }
        });
    }

    /** Leaves as a cut line does, and stays away. */
    synchronized void drop() {
        over = true;
        end();
    }

    synchronized void ping() {
        if (connected) {
            say(Map.of("type", "ping", "at", Instant.now().toString()));
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        synchronized (this) {
            socket = opened;
            say(Map.of(
                    "type",
                    "hello",
                    "version",
                    1,
                    "conference",
                    conference,
                    "deviceSession",
                    job.deviceSession(),
                    "language",
                    "vi",
                    "videoSlots",
                    1,
                    "publishes",
                    true));
        }
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            if (UNREAD.stream().noneMatch(message::startsWith)) {
                synchronized (this) {
                    hear(JSON.readTree(message));
                }
            }
        }
        from.request(1);
        return null;
    }

    private void hear(JsonNode message) {
        switch (message.path("type").asString()) {
            case "welcome" -> welcome(message);
            case "answer" -> {
                if (peer != null) {
                    peer.answer(message.path("sdp").asString());
                }
            }
            case "send" -> {
                List<String> rids = new ArrayList<>();
                message.path("camera").forEach(rid -> rids.add(rid.asString()));
                if (peer != null) {
                    peer.send(message.path("microphone").asBoolean(), rids);
                }
            }
            case "error" -> {
                String code = message.path("code").asString();
                LOG.warn("{} heard {}", job.loop(), message);
                over = !HARMLESS.contains(code);
            }
            case "bye" -> {
                LOG.info("{} leaves: {}", job.loop(), message.path("code").asString());
                over = !message.path("code").asString().equals("shutting-down");
                end();
            }
            case "refused" -> LOG.info("{} was refused: {}", job.loop(), message.path("error"));
            default -> {}
        }
    }

    private void welcome(JsonNode welcome) {
        String seat = welcome.path("you").path("seat").asString("");
        if (!seat.equals("SEATED")) {
            LOG.info("{} finds its seat taken by a person", job.loop());
            over = true;
            end();
            return;
        }
        if (peer != null) {
            peer.close();
        }
        PeerLoop.Peer fresh = loop.add(JSON.treeToValue(welcome.path("plan"), Plan.class), job.loop());
        peer = fresh;
        say(Map.of("type", "offer", "sdp", fresh.offer()));
        if (!introduced) {
            introduced = true;
            Map<String, String> head =
                    Map.of("name", job.head().name(), "position", job.head().position());
            if (job.headcount() > 0) {
                command("reportPresence", Map.of("headcount", job.headcount(), "head", head));
            }
            if (job.topic() != null) {
                command("registerToSpeak", Map.of("request", id("request"), "speaker", head, "topic", job.topic()));
            }
        }
    }

    /** The same id for the same act, so that a simulator that starts again does not ask twice. */
    private String id(String act) {
        String name = conference + "/" + job.site() + "/" + act;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void command(String type, Map<String, ?> fields) {
        Map<String, Object> command = new LinkedHashMap<>(fields);
        command.put("type", type);
        say(Map.of("type", "command", "id", id(type), "command", command));
    }

    private void say(Map<String, ?> message) {
        WebSocket to = socket;
        if (to != null) {
            String json = JSON.writeValueAsString(message);
            sending = sending.handle((done, failed) -> to.sendText(json, true)).thenCompose(sent -> sent);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket closed, int code, String reason) {
        synchronized (this) {
            end();
        }
        return null;
    }

    @Override
    public void onError(WebSocket failed, Throwable error) {
        synchronized (this) {
            end();
        }
    }

    private void end() {
        connected = false;
        if (peer != null) {
            peer.close();
            peer = null;
        }
        if (socket != null) {
            socket.abort();
            socket = null;
        }
    }
}
