package vn.giaoban.media.jitsi;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A bridge without media: answers colibri2's REST requests and remembers its endpoints. It has no bridge channel. */
final class BridgeStub implements AutoCloseable {
    /** What is known of each endpoint, by its id; expired ones are gone. */
    final Map<String, JsonObject> endpoints = new ConcurrentHashMap<>();

    final Set<String> meetings = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    BridgeStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/about/health", exchange -> reply(exchange, 200, ""));
        server.createContext("/colibri/v2/conferences", this::conferences);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** It is another run now, which knows nothing. */
    void crash() {
        meetings.clear();
        endpoints.clear();
    }

    private void conferences(HttpExchange exchange) throws IOException {
        JsonObject request = JsonParser.parseString(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .getAsJsonObject();
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            meetings.add(request.get("meeting-id").getAsString());
        } else if (!meetings.contains(path.substring(path.lastIndexOf('/') + 1))) {
            reply(exchange, 404, "{}");
            return;
        }
        JsonArray answers = new JsonArray();
        for (JsonElement each : Colibri.array(request, "endpoints")) {
            JsonObject endpoint = each.getAsJsonObject();
            String id = endpoint.get("id").getAsString();
            boolean created = endpoint.has("create");
            if (!created && !endpoints.containsKey(id)) {
                reply(exchange, 400, "{}");
                return;
            }
            if (endpoint.has("expire")) {
                endpoints.remove(id);
            } else {
                JsonObject known = endpoints.computeIfAbsent(id, key -> new JsonObject());
                endpoint.entrySet().forEach(field -> known.add(field.getKey(), field.getValue()));
            }
            if (created) {
                answers.add(transport(id));
            }
        }
        JsonObject answer = new JsonObject();
        answer.add("endpoints", answers);
        reply(exchange, 200, answer.toString());
    }

    private static JsonObject transport(String id) {
        return JsonParser.parseString("""
                {"id":"%s","transport":{"transport":{"ufrag":"abcd","pwd":"abcdefghijklmnopqrstuv","rtcp-mux":true,
                 "fingerprints":[{"hash":"sha-256","setup":"actpass","fingerprint":"%s"}],
                 "candidates":[{"ip":"127.0.0.1","port":10000,"protocol":"udp","type":"host","component":1,
                  "priority":2130706431,"foundation":"1","generation":0}],"web-sockets":[]}}}
                """.formatted(id, "AB:".repeat(31) + "AB"))
                .getAsJsonObject();
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
