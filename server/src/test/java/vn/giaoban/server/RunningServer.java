package vn.giaoban.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountCommand.OpenAccount;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.server.access.Passwords;
import vn.giaoban.server.access.StartLink;
import vn.giaoban.server.boot.Ports;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/** The real server on a data folder of its own, with the sample and without simulators, asked over HTTP. */
public final class RunningServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PASSWORD = "mat-khau-cua-phep-thu";
    /** A process has one logging system, which two servers that start at once would both set up. */
    private static final Object STARTING = new Object();

    private static @Nullable RunningServer shared;

    public final Path data;
    public final ConfigurableApplicationContext context;
    public final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    private String lastSignedIn = "";

    private RunningServer(Path data, ConfigurableApplicationContext context) {
        this.data = data;
        this.context = context;
        this.url = "http://127.0.0.1:" + context.getBean(Ports.class).http();
    }

    /** One server for all tests that do not stop it. */
    public static synchronized RunningServer shared() throws IOException {
        RunningServer running = shared;
        if (running == null) {
            running = start(Files.createTempDirectory("giaoban-test"));
            shared = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        }
        return running;
    }

    public static RunningServer start(Path data, String... more) {
        var args = new String[more.length + 3];
        args[0] = "--data";
        args[1] = data.toString();
        args[2] = "--no-simulators";
        System.arraycopy(more, 0, args, 3, more.length);
        RunningServer server;
        synchronized (STARTING) {
            server = new RunningServer(data, GiaoBan.serve(CommandLine.parse(args)));
        }
        server.context
                .getBean(Views.class)
                .await(server.context.getBean(CommitLog.class).head().position(), Duration.ofSeconds(30));
        return server;
    }

    /** An answer; {@code json} is missing where the body is none. */
    public record Reply(int status, HttpResponse<String> response, JsonNode json) {
        public String code() {
            return json.path("code").asString("");
        }

        public String param(String name) {
            return json.path("params").path(name).asString("");
        }
    }

    /** Somebody who asks: the headers they send. */
    public record As(Map<String, String> headers) {
        public static final As NOBODY = new As(Map.of());

        public static As bearer(String token) {
            return new As(Map.of("Authorization", "Bearer " + token));
        }

        public As with(String name, String value) {
            var all = new HashMap<>(headers);
            all.put(name, value);
            return new As(all);
        }
    }

    public Reply get(As as, String path) {
        return send(as, "GET", path, null);
    }

    public Reply post(As as, String path, @Nullable String body) {
        return send(as, "POST", path, body);
    }

    public Reply send(As as, String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path))
                .timeout(Duration.ofSeconds(30));
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.method(method, HttpRequest.BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json");
        }
        as.headers().forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode json = type.contains("json") ? JSON.readTree(response.body()) : JSON.missingNode();
            return new Reply(response.statusCode(), response, json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The sample's chair, who holds every role over the province. */
    public As chair() {
        return new As(Map.of("Cookie", cookies.computeIfAbsent("chair", c -> {
            String code = context.getBean(StartLink.class).code();
            return cookie(post(As.NOBODY, "/api/v1/start", "{\"token\":\"" + code + "\"}"));
        })));
    }

    /** Somebody who holds exactly these roles over the province, or over one unit. */
    public As somebody(Set<Role> roles, Optional<UUID> over) {
        chair(); // Signed in first: who signs in another asks as the chair.
        String name = "thu-" + roles.stream().map(Role::name).sorted().collect(Collectors.joining("-"))
                + over.map(UUID::toString).orElse("");
        return new As(Map.of("Cookie", cookies.computeIfAbsent(name, c -> signIn(roles, over))));
    }

    public As role(Role role) {
        return somebody(EnumSet.of(role), Optional.empty());
    }

    /** Name and password, as {@code curl -u} takes them, of a new account with that role. */
    public String credentials(Role role) {
        signIn(EnumSet.of(role), Optional.empty());
        return lastSignedIn;
    }

    /** After a test ended the session: the next caller signs in anew. */
    public void forget(Role role) {
        cookies.remove("thu-" + role);
    }

    /** A new account of a person, with these roles over the province, signed in. */
    public As account(UUID person, String username, Set<Role> roles) {
        return new As(Map.of("Cookie", signIn(person, username, roles, Optional.empty())));
    }

    private String signIn(Set<Role> roles, Optional<UUID> over) {
        return signIn(UUID.randomUUID(), "t" + UUID.randomUUID(), roles, over);
    }

    private String signIn(UUID person, String username, Set<Role> roles, Optional<UUID> over) {
        lastSignedIn = username + ":" + PASSWORD;
        UUID unit = over.orElseGet(() -> UUID.fromString(
                get(chair(), "/api/v1/me").json().at("/grants/0/unit/id").asString()));
        var grants = roles.stream().map(r -> new Grant(r, new UnitId(unit))).collect(Collectors.toSet());
        SealedText sealed = context.getBean(Vault.class).seal(KeyNames.ofPerson(person), username);
        long position = context.getBean(MeetingCommands.class)
                .send(
                        new OpenAccount(AccountId.of(username), new PersonId(person), sealed, grants),
                        CommandContext.by("system:test", UUID.randomUUID(), Instant.now()))
                .join()
                .position();
        context.getBean(Views.class).await(position, Duration.ofSeconds(5));
        context.getBean(Passwords.class).set(AccountId.of(username), PASSWORD);
        return cookie(post(
                As.NOBODY, "/api/v1/login", "{\"username\":\"" + username + "\",\"password\":\"" + PASSWORD + "\"}"));
    }

    private static String cookie(Reply reply) {
        return reply.response()
                .headers()
                .firstValue("Set-Cookie")
                .map(c -> c.split(";", 2)[0])
                .orElseThrow(() -> new IllegalStateException(reply.response().body()));
    }

    /** A scheduled conference of the main site and some communes, beginning after so many minutes. */
    public Planned conference(int sites, long minutes, String more) {
        JsonNode all = get(chair(), "/api/v1/sites?limit=500").json().path("items");
        var ids = new ArrayList<String>();
        for (int i = 0; i < sites; i++) {
            ids.add("\"" + all.get(i + 30).path("id").asString() + "\"");
        }
        var from = Instant.now().plus(Duration.ofMinutes(minutes));
        Reply made = post(chair(), "/api/v1/conferences", """
                {"title":"Họp thử","kind":"giao ban","from":"%s","to":"%s","sites":[%s],"secrecy":"THUONG"%s}
                """.formatted(
                        from, from.plus(Duration.ofHours(1)), String.join(",", ids), more));
        String id = made.json().path("id").asString("");
        return new Planned(
                id,
                made,
                get(chair(), "/api/v1/conferences/" + id + "/links").json().path("items"));
    }

    /** What was planned; the links are of the main site first. */
    public record Planned(String id, Reply reply, JsonNode links) {
        public String token(int link) {
            return links.get(link).path("url").asString().split("#", 2)[1];
        }

        public String site(int link) {
            return links.get(link).path("site").asString();
        }
    }

    /** Trades a link as a site's device. */
    public Reply trade(String token) {
        return post(As.NOBODY, "/api/v1/site-sessions", "{\"token\":\"" + token + "\"}");
    }

    public As device(String token) {
        return As.bearer(trade(token).json().path("deviceSession").asString());
    }

    @Override
    public void close() {
        context.close();
    }
}
