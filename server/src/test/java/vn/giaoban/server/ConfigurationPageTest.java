package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.server.kept.RecordingsConfiguration;
import vn.giaoban.server.media.MediaDriver;
import vn.giaoban.server.rooms.SipConfiguration;

/**
 * Holds docs/configuration.md against the settings and their defaults. With {@code GIAOBAN_WRITE_DOCS=1} in the
 * environment the page is written anew.
 */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String INTRODUCTION = """
            # Configuration
            Nothing needs to be configured. What may be is set in `giaoban.yml` in the data folder, or by environment \
            variables (`giaoban.server.session-length` is `GIAOBAN_SERVER_SESSIONLENGTH`). This page is made from \
            `application.yml` by `ConfigurationPageTest`.

            | key | default | meaning |
            |---|---|---|
            """;

    private record Key(String value, String comment) {}

    @Test
    void thePageSaysWhatTheSettingsAre() throws IOException {
        var page = new StringBuilder(INTRODUCTION);
        keys().forEach((key, said) -> page.append("| `%s` | %s | %s |%n"
                .formatted(key, said.value().isEmpty() ? "" : "`" + said.value() + "`", said.comment())));
        if (System.getenv("GIAOBAN_WRITE_DOCS") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }

    @Test
    void everySettingHasAKeyWithADefaultAndAComment() throws IOException {
        Map<String, Key> keys = keys();
        List<String> settings = settings("giaoban.server", ServerSettings.class);
        settings.addAll(settings("giaoban.media", MediaDriver.class));
        settings.addAll(settings("giaoban.media", MediaConfiguration.class));
        settings.addAll(settings("giaoban.sip", SipConfiguration.class));
        settings.addAll(settings("giaoban.recordings", RecordingsConfiguration.class));
        assertThat(keys.keySet()).containsExactlyInAnyOrderElementsOf(settings);
        assertThat(keys.values()).allSatisfy(key -> assertThat(key.comment()).endsWith("."));
    }

    private static List<String> settings(String prefix, Class<?> type) {
        var names = new ArrayList<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                names.addAll(settings(name, component.getType()));
            } else {
                names.add(name);
            }
        }
        return names;
    }

    /** The keys under {@code giaoban} with their comments; the file is written two blanks a level. */
    private static Map<String, Key> keys() throws IOException {
        var keys = new LinkedHashMap<String, Key>();
        var path = new ArrayList<String>();
        String comment = "";
        for (String line : Files.readAllLines(Path.of("src/main/resources/application.yml"))) {
            String text = line.strip();
            if (text.startsWith("#")) {
                comment = (comment + " " + text.substring(1).strip()).strip();
            } else if (text.contains(":")) {
                int depth = (line.length() - line.stripLeading().length()) / 2;
                path.subList(Math.min(depth, path.size()), path.size()).clear();
                path.add(text.substring(0, text.indexOf(':')));
                String value = text.substring(text.indexOf(':') + 1).strip().replace("\"", "");
                boolean leaf = !text.endsWith(":");
                if (leaf && path.getFirst().equals("giaoban")) {
                    keys.put(String.join(".", path), new Key(value, comment));
                }
                comment = "";
            } else {
                comment = "";
            }
        }
        return keys;
    }
}
