package vn.giaoban.server.simulate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.media.peer.PeerLoop;

/**
 * {@code ./run simulate sites N [--data DIR]}: plays the sites of the sample briefing of the server that runs on DIR. Ten
 * sites a second come in, since they share the machine with the server. Ends when that server's instance is gone.
 */
public final class SimulateSites {
    private static final Logger LOG = LoggerFactory.getLogger(SimulateSites.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration BETWEEN_SITES = Duration.ofMillis(100);
    private static final Duration LOST_AFTER = Duration.ofSeconds(3);
    private static final Duration PING = Duration.ofSeconds(5);
    private static final int MISSED_CHECKS = 3;

    private final URI server;
    private final String key;
    private final HttpClient http = HttpClient.newHttpClient();

    private SimulateSites(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    /**
     * Plays until the server is gone.
     *
     * @param data the server's data folder, where its {@code run.json} is
     * @param count at most so many member sites, and the main site
     */
    public static void play(Path data, int count) throws IOException, InterruptedException {
        JsonNode run = JSON.readTree(Files.readString(data.resolve("run.json")));
        URI server = URI.create("http://127.0.0.1:" + run.path("http").asInt());
        new SimulateSites(server, run.path("simulatorKey").asString()).play(count);
    }

    private void play(int count) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/api/v1/simulators/job?sites=" + count);
        if (answer.statusCode() != 200) {
            throw new IOException(
                    "the server gave no work to simulators: " + answer.statusCode() + " " + answer.body());
        }
        SimulatorJob job = JSON.readValue(answer.body(), SimulatorJob.class);
        try (PeerLoop loop = PeerLoop.start()) {
            List<SimulatedSite> sites = new ArrayList<>();
            job.sites().forEach(site -> sites.add(new SimulatedSite(site, job.conference(), loop)));
            LOG.info("{} simulated sites come in, ten a second", sites.size());
            keepIn(sites);
        }
    }

    private void keepIn(List<SimulatedSite> sites) throws InterruptedException {
        URI socket = URI.create(server.toString().replaceFirst("http", "ws") + "/ws");
        String instance = instance();
        long nextPing = System.nanoTime();
        long drop = System.nanoTime()
                + BETWEEN_SITES.multipliedBy(sites.size()).plus(LOST_AFTER).toNanos();
        boolean dropped = false;
        int missed = 0;
        while (missed < MISSED_CHECKS) {
            sites.stream().filter(SimulatedSite::missing).findFirst().ifPresent(site -> site.connect(http, socket));
            long now = System.nanoTime();
            if (now >= nextPing) {
                nextPing = now + PING.toNanos();
                sites.forEach(SimulatedSite::ping);
                missed = instance().equals(instance) ? 0 : missed + 1;
            }
            if (!dropped && now >= drop) {
                dropped = true;
                sites.stream().filter(s -> s.job().lost()).forEach(SimulatedSite::drop);
            }
            Thread.sleep(BETWEEN_SITES);
        }
        LOG.info("the server is gone, and so are its simulators");
    }

    /** The run that answers now; empty when none does. */
    private String instance() throws InterruptedException {
        try {
            return JSON.readTree(get("/api/v1/health").body()).path("instance").asString("");
        } catch (IOException e) {
            return "";
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Authorization", "Bearer " + key)
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
