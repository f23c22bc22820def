package vn.giaoban.bench.forward;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.embedded.EmbeddedMedia;

/** Our media server in a process of its own: {@code HOST HTTP-PORT MEDIA-PORT [LINE-RATE]}. Offers come by HTTP. */
final class OursMain {
    private static final RoomId ROOM = new RoomId("bench");
    private static final PeerId SPEAKER = new PeerId("speaker");

    private OursMain() {}

    public static void main(String... args) throws IOException {
        InetAddress host = InetAddress.ofLiteral(args[0]);
        MediaPlane media = EmbeddedMedia.start(new EmbeddedMedia.Settings(
                        Integer.parseInt(args[2]), List.of(host), List.of(), EmbeddedMedia.Settings.LAYERS, List.of())
                .paced(args.length > 3 ? Long.parseLong(args[3]) : 0));
        media.audible(ROOM, new Audible.Only(Set.of(SPEAKER)));
        HttpServer http = HttpServer.create(new InetSocketAddress(host, Integer.parseInt(args[1])), 100);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", exchange -> {
            try (exchange) {
                admit(media, exchange);
            }
        });
        http.start();
    }

    private static void admit(MediaPlane media, HttpExchange exchange) throws IOException {
        String offer = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] answer = new byte[0];
        if (!offer.isEmpty()) {
            String name = exchange.getRequestURI().getPath().substring(1);
            PeerId peer = new PeerId(name);
            boolean speaks = peer.equals(SPEAKER);
            String sdp =
                    media.admit(ROOM, peer, new PeerProfile(speaks, 1), offer).join();
            answer = sdp.getBytes(StandardCharsets.UTF_8);
            if (!speaks) {
                media.assign(List.of(
                        new Assignment(peer, Slot.STAGE_VIDEO, SourceId.camera(SPEAKER), 720),
                        new Assignment(peer, Slot.STAGE_AUDIO, SourceId.microphone(SPEAKER), 0)));
            }
        }
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
    }
}
