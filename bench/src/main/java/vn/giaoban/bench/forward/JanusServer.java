package vn.giaoban.bench.forward;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Debian's Janus with its videoroom plugin, spoken to by its HTTP API. */
final class JanusServer extends Server {
    private static final int HTTP_PORT = 18088;
    private static final int ROOM = 1234;
    /** JANUS_VIDEOROOM_ERROR_NO_SUCH_FEED of janus_videoroom.c. */
    private static final int NO_SUCH_FEED = 428;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path PROGRAM = Path.of("/usr/bin/janus");

    private final String api;
    private final long session;
    private final Map<Long, JsonNode> events = new ConcurrentHashMap<>();
    private long publisherId;

    private JanusServer(Process process, String host) throws IOException, InterruptedException {
        super(process, host);
        String root = "http://" + host + ":" + HTTP_PORT + "/janus";
        awaitUp(root + "/info");
        session = ask(root, request("create")).at("/data/id").asLong();
        api = root + "/" + session;
        Thread.ofPlatform().daemon().name("janus-events").start(this::listen);
    }

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /** @param loops event loops; 0 leaves Janus's default of a thread for each peer */
    static JanusServer start(Place place, int loops) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench-janus");
        Files.writeString(folder.resolve("janus.jcfg"), """
                general: {
                  debug_level = 1
                  plugins_folder = "/usr/lib/x86_64-linux-gnu/janus/plugins"
                  transports_folder = "/usr/lib/x86_64-linux-gnu/janus/transports"
                  events_folder = "%1$s"
                  loggers_folder = "%1$s"
                  %2$s
                }
                nat: { ice_tcp = false, full_trickle = false, ice_enforce_list = "%3$s" }
                plugins: { disable = "" }
                media: {}
                """.formatted(
                        folder, loops == 0 ? "" : "event_loops = " + loops, place.host()));
        Files.writeString(folder.resolve("janus.transport.http.jcfg"), """
                general: { json = "compact", base_path = "/janus", http = true, port = %d, ip = "%s" }
                """.formatted(HTTP_PORT, place.host()));
        Files.writeString(folder.resolve("janus.plugin.videoroom.jcfg"), "general: {}\n");
        List<String> command = new ArrayList<>(place.prefix());
        command.addAll(List.of(PROGRAM.toString(), "--configs-folder=" + folder, "--disable-colors"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new JanusServer(process, place.host());
    }

    private static ObjectNode request(String verb) {
        return JSON.createObjectNode()
                .put("janus", verb)
                .put("transaction", Long.toString(System.nanoTime(), Character.MAX_RADIX));
    }

    private JsonNode ask(String url, ObjectNode request) throws IOException, InterruptedException {
        JsonNode answer = JSON.readTree(post(url, request.toString()));
        if (answer.path("janus").asString("").equals("error")) {
            throw new IOException(request + ": " + answer);
        }
        return answer;
    }

    private void listen() {
        while (true) {
            try {
                String got = http.send(
                                HttpRequest.newBuilder(URI.create(api + "?maxev=20"))
                                        .timeout(Duration.ofSeconds(60))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
                for (JsonNode event : JSON.readTree(got)) {
                    if (event.path("janus").asString("").equals("event")) {
                        events.put(event.path("sender").asLong(), event);
                    }
                }
            } catch (IOException e) {
                return;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private JsonNode event(long handle) throws IOException, InterruptedException {
        for (int i = 0; i < 1000; i++) {
            JsonNode event = events.remove(handle);
            if (event != null) {
                return event;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new IOException("Janus does not answer");
    }

    private static JsonNode granted(JsonNode event) throws IOException {
        if (event.at("/plugindata/data").has("error")) {
            throw new IOException(event.toString());
        }
        return event;
    }

    private long attach() throws IOException, InterruptedException {
        return ask(api, request("attach").put("plugin", "janus.plugin.videoroom"))
                .at("/data/id")
                .asLong();
    }

    private static ObjectNode message(ObjectNode body) {
        ObjectNode message = request("message");
        message.set("body", body);
        return message;
    }

    private static ObjectNode body(String what) {
        return JSON.createObjectNode().put("request", what).put("room", ROOM);
    }

    private static ObjectNode with(ObjectNode message, String type, String sdp) {
        message.putObject("jsep").put("type", type).put("sdp", sdp);
        return message;
    }

    @Override
    String publish(Sdp.Self self) throws IOException, InterruptedException {
        long handle = attach();
        String url = api + "/" + handle;
        ask(
                url,
                message(body("create")
                        .put("publishers", 2)
                        .put("bitrate", 50_000_000)
                        .put("audiocodec", "opus")
                        .put("videocodec", "vp8")));
        ask(url, with(message(body("joinandconfigure").put("ptype", "publisher")), "offer", Sdp.publisher(self)));
        JsonNode joined = granted(event(handle));
        publisherId = joined.at("/plugindata/data/id").asLong();
        return joined.at("/jsep/sdp").asString();
    }

    @Override
    Watching watch(String name, Sdp.Self self) throws IOException, InterruptedException {
        long handle = attach();
        String url = api + "/" + handle;
        ObjectNode join = body("join").put("ptype", "subscriber");
        join.putArray("streams").addObject().put("feed", publisherId);
        String offer = joined(handle, url, join).at("/jsep/sdp").asString();
        ask(url, with(message(body("start")), "answer", Sdp.answer(self, offer)));
        granted(event(handle));
        return new Watching(offer, Sdp.type(offer, "opus"), Sdp.type(offer, "VP8"), true);
    }

    /** Asks again while there is no feed: there is one only when Janus, too, has seen the publisher's handshake end. */
    private JsonNode joined(long handle, String url, ObjectNode join) throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            ask(url, message(join.deepCopy()));
            JsonNode event = event(handle);
            if (event.at("/plugindata/data/error_code").asInt(0) != NO_SUCH_FEED) {
                return granted(event);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("Janus has no feed of its publisher");
    }
}
