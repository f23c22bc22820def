package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.signaling.api.HttpApi;
import vn.giaoban.signaling.api.Route;

class OpenApiTest {
    private final RunningServer server;

    OpenApiTest() throws IOException {
        server = RunningServer.shared();
    }

    @Test
    void everyRouteIsInTheDocumentAndEveryReferenceLeadsSomewhere() {
        JsonNode document = server.get(As.NOBODY, "/api/v1/openapi.json").json();
        for (Route route : server.context.getBean(HttpApi.class).routes()) {
            JsonNode operation = document.path("paths")
                    .path(HttpApi.PREFIX + route.path())
                    .path(route.method().name().toLowerCase(Locale.ROOT));
            assertThat(operation.path("summary").asString("")).as(route.path()).isNotEmpty();
        }
        var references = Pattern.compile("\"#/components/schemas/([^\"]+)\"").matcher(document.toString());
        while (references.find()) {
            assertThat(document.at("/components/schemas").has(references.group(1)))
                    .as(references.group(1))
                    .isTrue();
        }
    }

    /** The page that people read names every route too. */
    @Test
    void everyRouteIsInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("../docs/http-api.md"));
        List<String> missing = new ArrayList<>();
        for (Route route : server.context.getBean(HttpApi.class).routes()) {
            String first = "/" + route.path().split("/")[1];
            if (!page.contains(route.path()) && !page.contains("`" + first)) {
                missing.add(route.path());
            }
        }
        assertThat(missing).isEmpty();
    }
}
