package vn.giaoban.signaling.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The vectors of docs/protocol, which the TypeScript tests read too. */
class VectorsTest {
    private static final Path VECTORS = Path.of("../docs/protocol/vectors");
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    List<DynamicTest> everyValidMessageIsReadAndWrittenAgainAsItWas() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode file : vectors()) {
            for (JsonNode message : file.get("valid")) {
                tests.add(DynamicTest.dynamicTest(name(file, message), () -> {
                    JsonNode written = JSON.readTree(again(file, message.toString()));
                    assertThat(withoutNulls(written)).isEqualTo(withoutNulls(known(message)));
                }));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> everyInvalidMessageIsRefusedWithTheFieldNamed() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode file : vectors()) {
            for (JsonNode bad : file.get("invalid")) {
                String field = bad.get("field").stringValue();
                tests.add(DynamicTest.dynamicTest(file.get("type").stringValue() + " " + field, () -> {
                    BadMessage refusal = catchThrowableOfType(
                            BadMessage.class,
                            () -> again(file, bad.get("message").toString()));
                    assertThat(refusal).isNotNull();
                    assertThat(refusal.fault().params()).containsEntry("field", field);
                }));
            }
        }
        return tests;
    }

    @Test
    void thereIsAFileForEveryTypeAndAValidMessageForEveryCommand() throws IOException {
        Set<String> files = new TreeSet<>();
        Set<String> commands = new TreeSet<>();
        for (JsonNode file : vectors()) {
            files.add(file.get("type").stringValue());
            file.get("valid").forEach(message -> {
                if (message.has("command")) {
                    commands.add(message.get("command").get("type").stringValue());
                }
            });
        }
        assertThat(files).containsExactlyInAnyOrderElementsOf(words(ClientMessage.class, ServerMessage.class));
        assertThat(commands).containsExactlyInAnyOrderElementsOf(words(ClientCommand.class));
    }

    private static Set<String> words(Class<?>... roots) {
        Set<String> names = new TreeSet<>();
        for (Class<?> root : roots) {
            for (Class<?> word : root.getPermittedSubclasses()) {
                names.addAll(word.isRecord() ? Set.of(Vocabulary.nameOf(word)) : words(word));
            }
        }
        return names;
    }

    private static String again(JsonNode file, String message) {
        return file.get("from").stringValue().equals("client")
                ? Codec.write(Codec.readClient(message))
                : Codec.write(Codec.readServer(message));
    }

    private static JsonNode known(JsonNode message) {
        if (message instanceof ObjectNode object) {
            object.remove("unknownField");
        }
        return message;
    }

    /** null and absent mean the same, and so do 0 and 0.0. */
    private static Object withoutNulls(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new java.util.TreeMap<>();
            node.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    fields.put(field.getKey(), withoutNulls(field.getValue()));
                }
            });
            return fields;
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            for (Iterator<JsonNode> each = node.iterator(); each.hasNext(); ) {
                items.add(withoutNulls(each.next()));
            }
            return items;
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.asString();
    }

    private static String name(JsonNode file, JsonNode message) {
        return message.has("command")
                ? message.get("command").get("type").stringValue()
                : file.get("type").stringValue();
    }

    private static List<JsonNode> vectors() throws IOException {
        try (Stream<Path> files = Files.list(VECTORS)) {
            return files.sorted().map(file -> JSON.readTree(file.toFile())).toList();
        }
    }
}
