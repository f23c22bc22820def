package vn.giaoban.media.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Plan;
import vn.giaoban.media.RoomId;

/** A real Chromium with several peers in one page, joined to a real plane; tells what they see and hear. */
final class ChromiumProbe implements AutoCloseable {
    private static final RoomId ROOM = new RoomId("room");

    /** A peer of the page: {@code kind} is "canvas" (one colour, one tone) or "fake" (Chromium's devices). */
    record Site(String name, String kind, String color, int tone) {}

    /** What stands between a peer and the server. */
    interface Ways {
        /** What becomes of an answer until the peer gets it. */
        default String answer(String peer, String sdp) {
            return sdp;
        }

        /** If there are any, the peer takes no other way. */
        default List<Plan.IceServer> relays(String peer) {
            return List.of();
        }
    }

    final MediaPlane plane;
    final EmbeddedMedia.Started started;
    final List<MediaEvent> events = new CopyOnWriteArrayList<>();
    /** The server's ICE names for its peers. */
    final Map<String, String> ufrags = new ConcurrentHashMap<>();

    /** What each page is to play, by the page. */
    private final Map<String, List<Site>> pages = new ConcurrentHashMap<>();

    private final PeerProfile profile;
    private final Ways ways;
    private final HttpServer http;
    private final Map<String, BlockingQueue<String>> orders = new ConcurrentHashMap<>();
    private final Map<String, Double> report = new ConcurrentHashMap<>();
    private volatile @Nullable String failure;
    private final Path home;
    private final Process browser;

    ChromiumProbe(int mediaPort, PeerProfile profile, List<Site> sites) throws IOException {
        this(mediaPort, profile, sites, List.of());
    }

    /** @param advertised where browsers are told to send, instead of the server's own address */
    ChromiumProbe(int mediaPort, PeerProfile profile, List<Site> sites, List<InetSocketAddress> advertised)
            throws IOException {
        this(on(mediaPort, "127.0.0.1", advertised), profile, sites, new Ways() {});
    }

    /** Settings for one address; port 0 is any free one. */
    static EmbeddedMedia.Settings on(int port, String address, List<InetSocketAddress> advertised) {
        return new EmbeddedMedia.Settings(
                port, List.of(InetAddress.ofLiteral(address)), advertised, EmbeddedMedia.Settings.LAYERS, List.of());
    }

    ChromiumProbe(EmbeddedMedia.Settings settings, PeerProfile profile, List<Site> sites, Ways ways)
            throws IOException {
        pages.put("chromium", sites);
        this.profile = profile;
        this.ways = ways;
        started = EmbeddedMedia.open(settings);
        plane = started.plane();
        plane.listen(this::heard);
        http = HttpServer.create(new InetSocketAddress(0), 50);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::serve);
        http.start();
        home = Files.createTempDirectory("chromium-probe");
        browser = new ProcessBuilder(
                        "/usr/bin/chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--autoplay-policy=no-user-gesture-required",
                        "--ignore-certificate-errors",
                        "--use-fake-device-for-media-stream",
                        "--use-fake-ui-for-media-stream",
                        "--user-data-dir=" + home,
                        "http://127.0.0.1:" + http.getAddress().getPort() + "/?page=chromium")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
    }

    /** The page for another browser, which reaches this machine at {@code host} and plays these sites. */
    String page(String name, String host, List<Site> sites) {
        pages.put(name, sites);
        return "http://" + host + ":" + http.getAddress().getPort() + "/?page=" + name;
    }

    static RoomId room() {
        return ROOM;
    }

    private void heard(MediaEvent event) {
        if (!(event instanceof MediaEvent.Levels)) {
            events.add(event);
        }
        if (event instanceof MediaEvent.CodecWanted wanted) {
            order(wanted.source().peer().value(), "codec " + wanted.codec());
        }
        if (event instanceof MediaEvent.EncodingsWanted wanted) {
            order(
                    wanted.peer().value(),
                    "encodings " + (wanted.microphone() ? 1 : 0) + " " + String.join(",", wanted.rids()));
        }
    }

    void order(String peer, String order) {
        orders(peer).add(order);
    }

    private BlockingQueue<String> orders(String peer) {
        return orders.computeIfAbsent(peer, key -> new LinkedBlockingQueue<>());
    }

    /** A value of the last report, such as {@code a.v0.framesDecoded}; 0 when it is not there. */
    double value(String key) {
        return report.getOrDefault(key, 0.0);
    }

    /** Waits until the report satisfies a condition; fails with what was seen last. */
    void await(String what, Duration limit, Predicate<ChromiumProbe> condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.test(this)) {
            if (failure != null || System.nanoTime() > end || !browser.isAlive()) {
                throw new AssertionError(what + "; " + failure + "; events " + events + "; seen "
                        + report.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(Object::toString)
                                .collect(Collectors.joining("\n")));
            }
            Thread.sleep(20);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            String peer = query == null ? "" : query.substring(query.indexOf('=') + 1);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer = answer(exchange.getRequestURI().getPath(), peer, body);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(String path, String peer, String body) throws IOException, InterruptedException {
        return switch (path) {
            case "/" -> page();
            case "/peers" ->
                Objects.requireNonNull(pages.get(peer)).stream()
                        .map(site -> site.name() + " " + site.kind() + " " + site.color() + " " + site.tone())
                        .collect(Collectors.joining("\n"));
            case "/plan" -> json(plane.plan(profile), ways.relays(peer));
            case "/offer" -> {
                String sdp = plane.admit(ROOM, new PeerId(peer), profile, body).join();
                ufrags.put(peer, sdp.replaceAll("(?s).*?a=ice-ufrag:(\\S+).*", "$1"));
                yield ways.answer(peer, sdp);
            }
            case "/restart" ->
                ways.answer(peer, plane.restart(new PeerId(peer), body).join());
            case "/next" -> {
                String order = orders(peer).poll(2, TimeUnit.SECONDS);
                yield order == null ? "" : order;
            }
            case "/report" -> {
                body.lines()
                        .map(line -> line.split(" ", 2))
                        .forEach(pair -> report.put(pair[0], Double.parseDouble(pair[1])));
                yield "";
            }
            case "/failed" -> {
                failure = body;
                yield "";
            }
            default -> "";
        };
    }

    private static String page() throws IOException {
        try (InputStream in = ChromiumProbe.class.getResourceAsStream("/probe/page.html")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String json(Plan plan, List<Plan.IceServer> relays) {
        String layers = plan.cameraLayers().stream()
                .map(layer -> "{\"rid\":\"%s\",\"down\":%d,\"bitrate\":%d}"
                        .formatted(layer.rid(), layer.scaleDownBy(), layer.maxBitrate()))
                .collect(Collectors.joining(","));
        String servers = relays.stream()
                .map(server -> "{\"urls\":[%s],\"username\":\"%s\",\"credential\":\"%s\"}"
                        .formatted(
                                server.urls().stream()
                                        .map(url -> '"' + url + '"')
                                        .collect(Collectors.joining(",")),
                                server.username(),
                                server.credential()))
                .collect(Collectors.joining(","));
        String codecs =
                plan.videoCodecs().stream().map(codec -> '"' + codec + '"').collect(Collectors.joining(","));
        return "{\"publishes\":%b,\"layers\":[%s],\"audioSlots\":%d,\"videoSlots\":%d,\"videoCodecs\":[%s],\"iceServers\":[%s]}"
                .formatted(plan.publishes(), layers, plan.audioSlots(), plan.videoSlots(), codecs, servers);
    }

    @Override
    public void close() throws IOException {
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly();
        browser.onExit().join();
        http.stop(0);
        plane.close();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException ignored) {
            // A browser's helper may still write while it is dying.
        }
    }
}
