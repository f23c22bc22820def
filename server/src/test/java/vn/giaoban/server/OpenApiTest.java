package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.signaling.api.HttpApi;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.api.Sdp;

class OpenApiTest {
    /** The same of every list. */
    private static final Set<String> PAGING = Set.of("limit", "cursor");

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

    /** The page that people read names the same routes, with the same query and the same fields of their bodies. */
    @Test
    void theDocumentationSaysOfEveryRouteWhatItTakes() throws IOException {
        List<String> served = server.context.getBean(HttpApi.class).routes().stream()
                .map(OpenApiTest::taking)
                .toList();
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(served);
    }

    private static String taking(Route route) {
        Class<?> body = route.takes();
        Stream<String> fields = body == null || body == Sdp.class
                ? Stream.of()
                : Arrays.stream(body.getRecordComponents()).map(RecordComponent::getName);
        Stream<String> query =
                route.query().stream().filter(name -> !PAGING.contains(name)).map(name -> "?" + name);
        return route.method() + " " + route.path() + " "
                + Stream.concat(query, fields).sorted().toList();
    }

    /** Every {@code METHOD `/path?query=` `{field, field? (note), field?{inner}}`} of the table's first column. */
    private static List<String> documented() throws IOException {
        List<String> routes = new ArrayList<>();
        for (String row : Files.readAllLines(Path.of("../docs/http-api.md"))) {
            if (!row.matches("\\| (GET|POST|PUT|DELETE) `.*")) {
                continue;
            }
            String method = "";
            var parts = Pattern.compile("(GET|POST|PUT|DELETE)|`(/[^`]*)`(?: `\\{([^`]*)}`)?")
                    .matcher(row.split(" \\| ", 2)[0]);
            while (parts.find()) {
                if (parts.group(1) != null) {
                    method = parts.group(1);
                    continue;
                }
                String[] path = parts.group(2).split("\\?", 2);
                Stream<String> query = path.length == 1
                        ? Stream.of()
                        : Arrays.stream(path[1].split("=&|=")).map(name -> "?" + name);
                String body =
                        parts.group(3) == null ? "" : parts.group(3).replaceAll("\\([^)]*\\)|\\{[^}]*}|:[^,]*", "");
                Stream<String> fields = Arrays.stream(body.split(","))
                        .map(field -> field.replace("?", "").strip())
                        .filter(field -> !field.isEmpty());
                routes.add(method + " " + path[0] + " "
                        + Stream.concat(query, fields).sorted().toList());
            }
        }
        return routes;
    }
}
