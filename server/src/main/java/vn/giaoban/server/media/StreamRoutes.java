package vn.giaoban.server.media;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.server.access.SiteDevices;
import vn.giaoban.server.access.StreamKeys;
import vn.giaoban.signaling.DeviceSessions.DeviceSession;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.HttpApi;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.api.Sdp;
import vn.giaoban.signaling.web.Signaling;

/**
 * Streams in (WHIP, RFC 9725) and out (WHEP, draft-ietf-wish-whep): an offer is answered, a DELETE ends it. There is no
 * trickling and no ICE restart, since the answer has every candidate: PATCH answers 405, as section 4.3 asks of those
 * who have neither.
 */
public final class StreamRoutes {
    private static final long PATIENCE_SECONDS = 10;

    private final Signaling signaling;
    private final StreamKeys keys;
    private final SiteDevices devices;
    private final Map<UUID, Stream> streams = new ConcurrentHashMap<>();

    private record Stream(StreamSeat seat, String session, String way, String peer) {}

    public StreamRoutes(Signaling signaling, MediaPlane media, StreamKeys keys, SiteDevices devices) {
        this.signaling = signaling;
        this.keys = keys;
        this.devices = devices;
        media.listen(event -> {
            if (event instanceof MediaEvent.Lost(var peer, String _)) {
                streams.forEach((id, stream) -> {
                    if (stream.peer().equals(peer.value())) {
                        end(id);
                    }
                });
            }
        });
    }

    public List<Route> routes() {
        return List.of(
                Route.post(
                                "/whip",
                                Allowed.toAnyone(),
                                "Sits down on a site's seat with a stream (WHIP, RFC 9725).",
                                call -> open(call, "whip"))
                        .takes(Sdp.class),
                Route.delete("/whip/{stream}", Allowed.toAnyone(), "Ends a stream.", call -> close(call, "whip")),
                Route.post(
                                "/whep",
                                Allowed.toAnyone(),
                                "Shows the stage to a player (WHEP).",
                                call -> open(call, "whep"))
                        .takes(Sdp.class),
                Route.delete("/whep/{stream}", Allowed.toAnyone(), "Ends a stream.", call -> close(call, "whep")));
    }

    private Answer open(Call call, String way) throws InterruptedException {
        String session = keys.session(bearer(call), way);
        DeviceSession device = devices.device(session);
        UUID id = UUID.randomUUID();
        StreamSeat seat = new StreamSeat(call.body(Sdp.class).text(), way.equals("whip"), () -> end(id));
        try {
            StreamSeat.Joined joined = seat.enter(
                            signaling.visit(seat), device.conference().toString(), session)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            streams.put(id, new Stream(seat, session, way, joined.peer()));
            Answer answer = new Answer(
                            201,
                            Map.of(),
                            new Answer.Content.Bytes(
                                    Sdp.MIME, joined.answer().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .with("Location", HttpApi.PREFIX + "/" + way + "/" + id);
            String servers = links(joined.iceServers());
            return servers.isEmpty() ? answer : answer.with("Link", servers);
        } catch (ExecutionException e) {
            seat.leave();
            throw e.getCause() instanceof Problem problem ? problem : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            seat.leave();
            throw new Problem(503, "too-busy");
        }
    }

    private Answer close(Call call, String way) {
        Stream stream = streams.get(call.id("stream"));
        String session = keys.session(bearer(call), way);
        if (stream == null || !stream.way().equals(way)) {
            throw Problem.notFound("stream-unknown");
        }
        boolean own = devices.device(session)
                .device()
                .equals(devices.device(stream.session()).device());
        if (!own) {
            throw Problem.notAllowed("site");
        }
        end(call.id("stream"));
        return new Answer(200, Map.of(), new Answer.Content.Nothing());
    }

    private void end(UUID id) {
        Stream stream = streams.remove(id);
        if (stream != null) {
            stream.seat().leave();
        }
    }

    private static String bearer(Call call) {
        String header = call.headers().getOrDefault("Authorization", "");
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new Problem(401, "unauthorized");
        }
        return header.substring(7).strip();
    }

    /** RFC 9725 4.6: {@code <turn:host>; rel="ice-server"; username="…"; credential="…"}. */
    private static String links(JsonNode servers) {
        StringBuilder text = new StringBuilder();
        for (JsonNode server : servers) {
            for (JsonNode url : server.path("urls")) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append('<')
                        .append(url.asString())
                        .append(">; rel=\"ice-server\"");
                if (server.hasNonNull("username")) {
                    text.append("; username=\"")
                            .append(server.path("username").asString())
                            .append("\"; credential=\"")
                            .append(server.path("credential").asString(""))
                            .append("\"; credential-type=\"password\"");
                }
            }
        }
        return text.toString();
    }
}
