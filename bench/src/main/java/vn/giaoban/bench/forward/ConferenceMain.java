package vn.giaoban.bench.forward;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.embedded.EmbeddedMedia;

/**
 * A conference in a process of its own: {@code HOST HTTP-PORT MEDIA-PORT}. {@code /join/NAME?THUMBNAILS,LIMIT} takes an
 * offer, {@code /floor/N} puts speaker N on everybody's stage.
 */
final class ConferenceMain {
    static final int SPEAKERS = 3;
    private static final RoomId ROOM = new RoomId("bench");

    private final MediaPlane media;
    private final Map<PeerId, Integer> watchers = new ConcurrentHashMap<>();
    private volatile int floor;

    private ConferenceMain(MediaPlane media) {
        this.media = media;
        media.audible(
                ROOM,
                new Audible.Only(IntStream.range(0, SPEAKERS)
                        .mapToObj(ConferenceMain::speaker)
                        .collect(Collectors.toSet())));
    }

    static PeerId speaker(int index) {
        return new PeerId("speaker-" + index % SPEAKERS);
    }

    public static void main(String... args) throws IOException {
        InetAddress host = InetAddress.ofLiteral(args[0]);
        ConferenceMain conference = new ConferenceMain(EmbeddedMedia.start(new EmbeddedMedia.Settings(
                Integer.parseInt(args[2]), List.of(host), List.of(), EmbeddedMedia.Settings.LAYERS, List.of())));
        HttpServer http = HttpServer.create(new InetSocketAddress(host, Integer.parseInt(args[1])), 500);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", exchange -> {
            try (exchange) {
                conference.answer(exchange);
            }
        });
        http.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String[] path = exchange.getRequestURI().getPath().split("/");
        byte[] answer = new byte[0];
        if (path.length == 3 && path[1].equals("join")) {
            answer = join(new PeerId(path[2]), exchange.getRequestURI().getQuery(), body)
                    .getBytes(StandardCharsets.UTF_8);
        } else if (path.length == 3 && path[1].equals("floor")) {
            floor = Integer.parseInt(path[2]);
            List<Assignment> all = new ArrayList<>();
            watchers.forEach((peer, thumbnails) -> all.addAll(assignments(peer, thumbnails)));
            media.assign(all);
        }
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
    }

    private String join(PeerId peer, String query, String offer) {
        boolean speaks = peer.value().startsWith("speaker");
        String[] wishes = query.split(",");
        int thumbnails = Integer.parseInt(wishes[0]);
        String sdp = media.admit(ROOM, peer, new PeerProfile(speaks, 1 + thumbnails), offer)
                .join();
        if (!speaks) {
            media.limit(peer, Long.parseLong(wishes[1]));
            watchers.put(peer, thumbnails);
            media.assign(assignments(peer, thumbnails));
        }
        return sdp;
    }

    private List<Assignment> assignments(PeerId peer, int thumbnails) {
        List<Assignment> all = new ArrayList<>();
        all.add(new Assignment(peer, Slot.STAGE_VIDEO, SourceId.camera(speaker(floor)), 720));
        for (int i = 0; i < SPEAKERS; i++) {
            all.add(new Assignment(peer, Slot.audio(i), SourceId.microphone(speaker(floor + i)), 0));
        }
        for (int i = 1; i <= thumbnails; i++) {
            all.add(new Assignment(peer, Slot.video(i), SourceId.camera(speaker(floor + i)), 180));
        }
        return all;
    }
}
