package vn.giaoban.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.store.log.LogFailed;

/** What the outermost layer promises: ports, certificate, pages, headers, problems. */
class EdgeTest {
    private final RunningServer server;

    EdgeTest() throws IOException {
        server = RunningServer.shared();
    }

    @Test
    void httpsServesTheSameWithACertificateOfItsOwn() throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var pem = Files.newInputStream(server.data.resolve("tls/certificate.pem"))) {
            store.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), new SecureRandom());
        int port = server.context.getBean(Ports.class).https();
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/api/v1/office"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.body())
                    .isEqualTo(
                            server.get(As.NOBODY, "/api/v1/office").response().body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/start", "/setup", "/dang-nhap", "/pad/x", "/lich", "/ho-so/x", "/v"})
    void everyEntryIsAPage(String path) {
        var reply = server.get(As.NOBODY, path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.response().headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(reply.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(reply.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/assets/",
                "/application.yml",
                "/../application.yml",
                "/%2e%2e/application.yml",
                "/assets/..%2f..%2f..%2fapplication.yml",
                "/vn/giaoban/server/GiaoBan.class",
                "/.git/config"
            })
    void nothingButThePagesIsServed(String path) throws IOException {
        // Written by hand: clients tidy such paths before they send them.
        try (var socket =
                new Socket("127.0.0.1", server.context.getBean(Ports.class).http())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*");
        }
    }

    @Test
    void unknownPathsMethodsTypesAndBodiesAreProblemsWithStableCodes() {
        assertThat(server.get(As.NOBODY, "/api/v1/nothing").code()).isEqualTo("not-found");
        var method = server.send(As.NOBODY, "DELETE", "/api/v1/office", null);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.code()).isEqualTo("method-not-allowed");
        assertThat(method.response().headers().firstValue("Allow")).contains("GET");
        var type = server.post(As.NOBODY.with("Content-Type", "text/plain"), "/api/v1/login", "x");
        assertThat(type.status()).isEqualTo(415);
        assertThat(type.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        var large = server.post(As.NOBODY, "/api/v1/login", "\"" + "x".repeat(1_100_000) + "\"");
        assertThat(large.status()).isEqualTo(413);
    }

    @Test
    void malformedJsonNamesTheField() {
        var broken = server.post(As.NOBODY, "/api/v1/login", "{\"username\":");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.code()).isEqualTo("bad-request");
        assertThat(server.post(As.NOBODY, "/api/v1/login", "{\"username\":\"a\"}")
                        .param("field"))
                .isEqualTo("password");
        assertThat(server.post(As.NOBODY, "/api/v1/login", "{\"username\":{},\"password\":\"b\"}")
                        .param("field"))
                .isEqualTo("username");
        var item = server.post(
                server.chair(),
                "/api/v1/conferences",
                "{\"title\":\"a\",\"kind\":\"b\",\"from\":\"2026-11-30T01:00:00Z\",\"to\":\"2026-11-30T02:00:00Z\","
                        + "\"secrecy\":\"THUONG\",\"agenda\":[{\"title\":\"c\",\"minutes\":\"x\"}]}");
        assertThat(item.param("field")).isEqualTo("agenda[0].minutes");
    }

    @Test
    void aPageOfAnotherSiteMayChangeNothing() {
        var foreign = server.chair().with("Origin", "https://evil.example");
        assertThat(server.post(foreign, "/api/v1/logout", null).code()).isEqualTo("foreign-origin");
        assertThat(server.post(server.chair().with("Sec-Fetch-Site", "cross-site"), "/api/v1/logout", null)
                        .code())
                .isEqualTo("foreign-origin");
        assertThat(server.get(server.chair(), "/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void runJsonTellsThePortsAndIsItsOwnersAlone() throws IOException {
        RunFile file = RunFile.read(server.data);
        assertThat(server.url).endsWith(":" + file.http());
        assertThat(file.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.data.resolve("run.json"))))
                .isEqualTo("rw-------");
        assertThat(server.get(As.NOBODY, "/api/v1/health")
                        .json()
                        .path("instance")
                        .asString())
                .isEqualTo(file.instance());
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefused() {
        assertThatThrownBy(() -> RunningServer.start(server.data))
                .isInstanceOfSatisfying(
                        LogFailed.class, e -> assertThat(e.code()).isEqualTo("data-directory-in-use"));
    }

    @Test
    void aTakenPortMovesToTheNextFreeOneUnlessItWasAskedFor() throws IOException {
        try (var taken =
                new ServerSocket(Ports.choose("0.0.0.0", OptionalInt.empty()).http())) {
            assertThat(Ports.choose("0.0.0.0", OptionalInt.empty()).http()).isGreaterThan(taken.getLocalPort());
            assertThatThrownBy(() -> Ports.choose("0.0.0.0", OptionalInt.of(taken.getLocalPort())))
                    .isInstanceOf(Ports.Taken.class);
        }
    }
}
