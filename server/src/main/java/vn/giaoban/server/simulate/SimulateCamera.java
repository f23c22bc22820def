package vn.giaoban.server.simulate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.room.simulator.CameraOnALine;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.Quirks;
import vn.giaoban.room.simulator.Quirks.Quirk;
import vn.giaoban.room.simulator.Weather;
import vn.giaoban.server.boot.Arguments;

/**
 * {@code ./run simulate camera}: a camera that is not there, on this machine, with a page that shows what it does.
 *
 * @param line where it listens: {@code sony}, {@code udp}, {@code tcp} with a port, or {@code serial} with a link
 * @param page port of the page; 0 takes a free one
 */
public record SimulateCamera(String line, String where, Model model, Weather weather, int page) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> LINES = List.of("sony", "udp", "tcp", "serial");
    private static final Set<String> OPTIONS =
            Set.of("--sony", "--udp", "--tcp", "--serial", "--model", "--quirks", "--loss", "--delay", "--page");

    /**
     * Reads {@code simulate camera [--sony PORT | --udp PORT | --tcp PORT | --serial LINK] [--model NAME]
     * [--quirks NAME,NAME] [--loss PERCENT] [--delay MS] [--page PORT]}.
     *
     * @return empty when it is not a camera that is to be simulated
     * @throws Arguments.Misread when the rest cannot be read
     */
    public static Optional<SimulateCamera> parse(String... args) {
        if (args.length < 2
                || !args[0].equals("simulate")
                || !Arrays.asList(args).contains("camera")) {
            return Optional.empty();
        }
        Arguments read = Arguments.read(OPTIONS, Set.of(), args);
        String line = LINES.stream()
                .filter(name -> read.text("--" + name).isPresent())
                .findFirst()
                .orElse("sony");
        String where = read.text("--" + line).orElse("52382");
        if (!line.equals("serial")) {
            Arguments.number("--" + line, where, 0, 65_535);
        }
        Model model = read.text("--model").map(SimulateCamera::model).orElse(Model.SRG_300H);
        Model played = read.text("--quirks")
                .map(SimulateCamera::quirks)
                .map(model::with)
                .orElse(model);
        double loss = read.number("--loss", 0, 100).orElse(0) / 100.0;
        int delay = read.number("--delay", 0, 10_000).orElse(0);
        int page = read.number("--page", 0, 65_535).orElse(0);
        return Optional.of(new SimulateCamera(line, where, played, new Weather(loss, delay, 1), page));
    }

    private static Model model(String name) {
        return Model.named(name).orElseThrow(() -> new Arguments.Misread("No camera model is called " + name + "."));
    }

    private static Quirks quirks(String names) {
        return new Quirks(
                Arrays.stream(names.split(",")).map(SimulateCamera::quirk).collect(Collectors.toSet()));
    }

    private static Quirk quirk(String name) {
        try {
            return Quirk.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new Arguments.Misread("No quirk of a camera is called " + name + ".");
        }
    }

    /** Plays until the process ends; what to type into the form of a new camera is printed. */
    public void play(PrintStream out) throws IOException, InterruptedException {
        try (CameraOnALine camera = open()) {
            HttpServer http = serve(camera);
            out.println(model.name() + ": " + address(camera));
            out.println("http://127.0.0.1:" + http.getAddress().getPort() + "/");
            Thread.currentThread().join();
        }
    }

    private CameraOnALine open() throws IOException {
        return switch (line) {
            case "tcp" -> CameraOnALine.tcp(model, Integer.parseInt(where), weather);
            case "udp" -> CameraOnALine.udp(model, Integer.parseInt(where), false, weather);
            case "serial" -> CameraOnALine.serial(model, Path.of(where), weather);
            default -> CameraOnALine.udp(model, Integer.parseInt(where), true, weather);
        };
    }

    private String address(CameraOnALine camera) throws IOException {
        return line.equals("serial") ? "serial:" + devicePath() : line + "://127.0.0.1:" + camera.port();
    }

    /** The terminal behind the link, as soon as socat has made it. */
    private String devicePath() throws IOException {
        for (int i = 0; i < 50; i++) {
            try {
                return Path.of(where).toRealPath().toString();
            } catch (IOException e) {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
            }
        }
        throw new IOException("socat made no terminal at " + where);
    }

    private HttpServer serve(CameraOnALine camera) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), page), 0);
        http.createContext("/state", exchange -> {
            Map<String, Object> state = new LinkedHashMap<>(camera.seen());
            state.put("line", line);
            state.put("quirks", model.quirks().all().toString());
            state.put("lossPercent", Math.round(camera.weather().loss() * 100));
            state.put("delayMillis", camera.weather().delayMillis());
            state.put(
                    "commands", camera.executed().reversed().stream().limit(20).toList());
            answer(exchange, "application/json", JSON.writeValueAsBytes(state));
        });
        http.createContext("/weather", exchange -> {
            change(camera, exchange);
            answer(exchange, "application/json", JSON.writeValueAsBytes(Map.of()));
        });
        http.createContext("/", exchange -> answer(exchange, "text/html; charset=utf-8", html()));
        http.start();
        return http;
    }

    /** The line as the page wants it; a page of another origin cannot send that header. */
    private static void change(CameraOnALine camera, HttpExchange exchange) {
        String wanted = exchange.getRequestHeaders().getFirst("Giaoban-Weather");
        if (wanted != null && wanted.matches("(100|[0-9]{1,2}) [0-9]{1,4}")) {
            String[] parts = wanted.split(" ", 2);
            camera.weather(Integer.parseInt(parts[0]) / 100.0, Integer.parseInt(parts[1]));
        }
    }

    private static byte[] html() throws IOException {
        try (@Nullable InputStream in = SimulateCamera.class.getResourceAsStream("camera.html")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
