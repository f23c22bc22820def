package vn.giaoban.server.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand.ChangeLink;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.RunningServer.Planned;
import vn.giaoban.server.Wire;
import vn.giaoban.server.backup.Tool;
import vn.giaoban.server.verify.Verify;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.Vault;

/** People who leave words of their own everywhere are erased: no byte of the data folder has one of them. */
class ErasureTest {
    private static final UUID CLERK = UUID.randomUUID();
    private static final String CLERKS = "Đặng Mốkzén";
    private static final String SPEAKERS = "Phùng Vếtwíq";
    private static final String GUESTS = "Lò Gõzcửax";

    /** Each of them is one word or number that nothing else has. */
    private static final List<String> SEEDED = List.of(
            "Mốkzén",
            "0987 654 123",
            "mokzen@hailam.example",
            "dau.vet.zquan",
            "Vếtwíq",
            "Gõzcửax",
            "bímậtzw",
            "sửalạizw",
            "câuhỏizw",
            "câukháczw",
            "lýdozw",
            "hoãnhọpzw",
            "cứutôizw");

    @TempDir
    Path data;

    @Test
    void nothingThatAPersonLeftIsFoundInAnyByteAfterTheErasure() throws IOException {
        Planned planned;
        List<UUID> people;
        try (RunningServer server = RunningServer.start(data)) {
            planned = server.conference(3, 30, "");
            meet(server, planned);
            people = List.of(CLERK, idOf(server, SPEAKERS), idOf(server, GUESTS));
            assertThat(server.get(server.chair(), search("câuhỏizw")).json().path("exact"))
                    .isNotEmpty();
            assertThat(Marks.in(data, SEEDED))
                    .as("what the log keeps is sealed from the first")
                    .isNotEmpty()
                    .noneMatch(found -> found.startsWith("log.db"));
            for (UUID person : people) {
                erase(server, person);
            }
            showsNobody(server, planned);
        }
        assertThat(Marks.in(data, SEEDED)).isEmpty();
        assertThat(Verify.run(data, new PrintStream(new ByteArrayOutputStream(), true, UTF_8)))
                .isZero();
        try (RunningServer again = RunningServer.start(data)) {
            showsNobody(again, planned);
            assertThat(again.get(again.chair(), "/api/v1/people/" + CLERK + "/belongings")
                            .code())
                    .isEqualTo("person-unknown");
        }
    }

    private static void meet(RunningServer server, Planned planned) {
        server.context
                .getBean(Vault.class)
                .putPerson(new Person(CLERK, CLERKS, "0987 654 123", "mokzen@hailam.example"));
        As clerk = server.account(CLERK, "dau.vet.zquan", EnumSet.allOf(Role.class));
        String session =
                server.trade(planned.token(1)).json().path("deviceSession").asString();
        Planned other = server.conference(2, 90, "");
        assertThat(server.post(clerk, "/api/v1/conferences/" + other.id() + "/cancel", "{\"reason\":\"hoãnhọpzw\"}")
                        .status())
                .isEqualTo(200);
        assertThat(server.post(As.NOBODY, "/api/v1/knocks", """
                {"conference":"%s","site":"%s","why":"DELEGATE","name":"%s","position":"Đại biểu"}""".formatted(planned.id(), planned.site(1), GUESTS))
                        .status())
                .isEqualTo(200);
        try (Wire staff = Wire.staff(server, clerk, planned.id());
                Wire site = Wire.device(server, session, planned.id(), true)) {
            done(staff, 0, "{'type':'openMeeting'}");
            String note = UUID.randomUUID().toString();
            done(staff, 1, "{'type':'writeNote','note':'" + note + "','kind':'NOTE','text':'bímậtzw'}");
            done(staff, 1, "{'type':'correctNote','note':'" + note + "','text':'sửalạizw'}");
            String who = "{'name':'" + SPEAKERS + "','position':'Chủ tịch'}";
            done(site, 0, "{'type':'reportPresence','headcount':4,'head':" + who + "}");
            done(site, 0, "{'type':'callTechnician','words':'cứutôizw'}");
            server.context
                    .getBean(LiveConferences.class)
                    .submit(
                            new ConferenceId(UUID.fromString(planned.id())),
                            new ChangeLink(new SiteId(UUID.fromString(planned.site(1))), Link.CONNECTED, null),
                            CommandContext.by("system:test", UUID.randomUUID(), Instant.now()))
                    .join();
            String asked = ask(site, who, "câuhỏizw");
            done(staff, 1, "{'type':'grantFloor','site':'" + planned.site(1) + "','request':'" + asked + "'}");
            done(staff, 1, "{'type':'returnToMain'}");
            String declined = ask(site, who, "câukháczw");
            done(staff, 1, "{'type':'decline','request':'" + declined + "','reason':'lýdozw'}");
            done(staff, 1, "{'type':'closeMeeting'}");
        }
    }

    private static String ask(Wire site, String who, String topic) {
        String request = UUID.randomUUID().toString();
        done(
                site,
                0,
                "{'type':'registerToSpeak','request':'" + request + "','speaker':" + who + ",'topic':'" + topic + "'}");
        return request;
    }

    private static void done(Wire wire, int epoch, String command) {
        JsonNode answer = wire.ask(command.replace('\'', '"'), epoch);
        assertThat(answer.path("type").asString()).as(command + " " + answer).isEqualTo("done");
    }

    private static UUID idOf(RunningServer server, String name) {
        for (JsonNode person :
                server.get(server.chair(), "/api/v1/people?limit=500").json().path("items")) {
            if (person.path("name").asString().equals(name)) {
                return UUID.fromString(person.path("id").asString());
            }
        }
        throw new AssertionError("nobody is called " + name);
    }

    private static void erase(RunningServer server, UUID person) {
        String path = "/api/v1/people/" + person;
        JsonNode all = server.get(server.chair(), path + "/belongings").json();
        assertThat(server.post(server.chair(), path + "/erase", "{\"name\":\"Ai đó\"}")
                        .param("field"))
                .as("another name than theirs")
                .isEqualTo("name");
        JsonNode erased = server.post(
                        server.chair(),
                        path + "/erase",
                        "{\"name\":\"" + all.path("name").asString() + "\"}")
                .json();
        assertThat(erased.path("erased").asBoolean()).as(erased.toString()).isTrue();
        eventually(() -> !server.get(server.chair(), path + "/erasure")
                .json()
                .path("underWay")
                .asBoolean(true));
    }

    private static void showsNobody(RunningServer server, Planned planned) {
        String path = "/api/v1/conferences/" + planned.id();
        As chair = server.chair();
        assertThat(server.get(chair, path).json().path("title").asString()).isEqualTo("Họp thử");
        JsonNode roll = server.get(chair, path + "/attendance").json();
        assertThat(roll.toString()).contains("\"position\":\"Chủ tịch\"").contains("\"name\":\"\"");
        JsonNode speech = server.get(chair, path + "/speeches").json().at("/items/0");
        assertThat(speech.at("/speaker/name").asString("?")).isEmpty();
        assertThat(speech.path("topic").isNull() || speech.path("topic").isMissingNode())
                .isTrue();
        assertThat(server.get(chair, path + "/notes").json().at("/items/0/text").asString("?"))
                .isEmpty();
        JsonNode found = server.get(chair, search("câuhỏizw")).json();
        assertThat(found.path("exact")).isEmpty();
        assertThat(found.path("folded")).isEmpty();
    }

    private static String search(String words) {
        return "/api/v1/archive/search?q=" + URLEncoder.encode(words, UTF_8);
    }

    private static void eventually(BooleanSupplier truth) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!truth.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void anErasureThatWasCutShortIsFinishedAtTheNextStart() {
        UUID person = UUID.randomUUID();
        try (RunningServer server = RunningServer.start(data, "--empty")) {
            Vault vault = server.context.getBean(Vault.class);
            vault.putPerson(new Person(person, CLERKS, null, null));
            vault.putSecret("erasing/" + person, new byte[] {1});
        }
        try (RunningServer server = RunningServer.start(data, "--empty")) {
            Vault vault = server.context.getBean(Vault.class);
            eventually(() -> vault.secretNames("erasing/").isEmpty());
            assertThat(vault.person(person)).isEmpty();
        }
    }

    @Test
    void whoAsksIsNotErasedNorTheLastWhoAdministers() {
        try (RunningServer server = RunningServer.start(data)) {
            UUID chair = idOf(server, "Đỗ Khắc Thiệu");
            String path = "/api/v1/people/" + chair + "/erase";
            String body = "{\"name\":\"Đỗ Khắc Thiệu\"}";
            assertThat(server.post(server.chair(), path, body).code()).isEqualTo("erase-yourself");
            assertThat(server.post(server.role(Role.ADMINISTRATOR), path, body).code())
                    .as("he chairs the sample's briefing")
                    .isEqualTo("person-chairs-now");
            assertThat(server.post(server.role(Role.SECRETARY), path, body).code())
                    .isEqualTo("not-allowed");
        }
    }

    @Test
    void theCommandLineFindsSaysAndErases() throws IOException {
        List<String> seeded = List.of("Nông Quang Khải", "0200 555 0123");
        RunningServer.start(data).close();
        assertThat(Marks.in(data, seeded)).isNotEmpty();
        assertThat(run("nguyen")).startsWith("1 ").contains("several");
        assertThat(run("nong quang khai")).startsWith("1 ").contains("--yes");
        assertThat(Marks.in(data, seeded)).isNotEmpty();
        assertThat(run("nong quang khai", "--yes")).startsWith("0 ");
        assertThat(Marks.in(data, seeded)).isEmpty();
        assertThat(run("nong quang khai")).contains("nobody");
        assertThat(Verify.run(data, new PrintStream(new ByteArrayOutputStream(), true, UTF_8)))
                .isZero();
    }

    private String run(String who, String... more) throws IOException {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"erase-person", who, "--data", data.toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        var out = new ByteArrayOutputStream();
        int code = Tool.parse(args).orElseThrow().run(Instant.now(), new PrintStream(out, true, UTF_8));
        return code + " " + out.toString(UTF_8);
    }
}
