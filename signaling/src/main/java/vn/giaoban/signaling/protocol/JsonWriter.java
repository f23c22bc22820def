package vn.giaoban.signaling.protocol;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Records into JSON: absent for null, ids as texts, words of a vocabulary with their {@code type}. */
final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriter() {}

    static String write(Object message) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            value(json, message);
        }
        return text.toString();
    }

    private static void value(JsonGenerator json, Object value) {
        switch (value) {
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number.intValue());
            case Long number -> json.writeNumber(number.longValue());
            case Double number -> json.writeNumber(number.doubleValue());
            case Boolean truth -> json.writeBoolean(truth);
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(item -> value(json, item));
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, item) -> {
                    json.writeName(name.toString());
                    value(json, item);
                });
                json.writeEndObject();
            }
            case Enum<?> constant -> json.writeString(constant.name());
            case Record message -> message(json, message);
            default -> json.writeString(value.toString());
        }
    }

    private static void message(JsonGenerator json, Record message) {
        Shape shape = Shape.of(message.getClass());
        if (shape.id()) {
            json.writeString(message.toString());
            return;
        }
        json.writeStartObject();
        if (Vocabulary.isWord(message.getClass())) {
            json.writeStringProperty("type", Vocabulary.nameOf(message.getClass()));
        }
        for (Shape.Part part : shape.parts()) {
            Object field = get(part, message);
            if (field != null) {
                json.writeName(part.name());
                value(json, field);
            }
        }
        json.writeEndObject();
    }

    private static @Nullable Object get(Shape.Part part, Record message) {
        try {
            return part.accessor().invoke(message);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(part.name(), impossible);
        }
    }
}
