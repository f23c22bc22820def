package vn.giaoban.signaling.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON into records, strictly: no coercion, no missing field, every fault named by its path. */
final class RecordReader {
    private static final ClassValue<Vocabulary<?>> VOCABULARIES = new ClassValue<>() {
        @Override
        protected Vocabulary<?> computeValue(Class<?> type) {
            return new Vocabulary<>(type);
        }
    };

    private RecordReader() {}

    static Object read(Class<?> type, JsonNode node, String path) {
        if (!node.isObject()) {
            throw BadMessage.field(path);
        }
        Shape shape = Shape.of(type);
        @Nullable Object[] values = new @Nullable Object[shape.parts().size()];
        for (int i = 0; i < values.length; i++) {
            Shape.Part part = shape.parts().get(i);
            String at = path.isEmpty() ? part.name() : path + "." + part.name();
            JsonNode field = node.get(part.name());
            if (field != null && !field.isNull()) {
                values[i] = checked(part, value(part.type(), field, at), at);
            } else if (!part.nullable()) {
                throw BadMessage.field(at);
            }
        }
        try {
            return shape.constructor().newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw BadMessage.field(path);
        }
    }

    static UUID uuid(@Nullable JsonNode node, String path) {
        String text = text(node, path);
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException noUuid) {
            throw BadMessage.field(path);
        }
        throw BadMessage.field(path);
    }

    private static Object checked(Shape.Part part, Object value, String path) {
        if (part.text() != null && value instanceof String text) {
            if (text.length() > part.text().max()) {
                throw BadMessage.tooLong(path, part.text().max());
            }
            if (text.isBlank() && !part.text().blank()) {
                throw BadMessage.field(path);
            }
        }
        if (part.range() != null && value instanceof Integer number) {
            if (number < part.range().min() || number > part.range().max()) {
                throw BadMessage.field(path);
            }
        }
        return value;
    }

    private static Object value(Type type, JsonNode node, String path) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(generic.getActualTypeArguments()[0], node, path)
                    : map(generic.getActualTypeArguments()[1], node, path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return text(node, path);
        } else if (plain == int.class || plain == Integer.class) {
            return require(node.isIntegralNumber() && node.canConvertToInt(), node, path)
                    .intValue();
        } else if (plain == long.class) {
            return require(node.isIntegralNumber() && node.canConvertToLong(), node, path)
                    .longValue();
        } else if (plain == double.class) {
            return require(node.isNumber(), node, path).doubleValue();
        } else if (plain == boolean.class || plain == Boolean.class) {
            return require(node.isBoolean(), node, path).booleanValue();
        } else if (plain == UUID.class) {
            return uuid(node, path);
        } else if (plain == Instant.class) {
            return instant(node, path);
        } else if (plain.isEnum()) {
            return constant(plain, node, path);
        } else if (plain.isSealed()) {
            return Objects.requireNonNull(VOCABULARIES.get(plain).read(node, path));
        } else if (Shape.of(plain).id()) {
            return id(plain, uuid(node, path));
        }
        return read(plain, node, path);
    }

    private static JsonNode require(boolean right, JsonNode node, String path) {
        if (!right) {
            throw BadMessage.field(path);
        }
        return node;
    }

    private static String text(@Nullable JsonNode node, String path) {
        if (node == null || !node.isString()) {
            throw BadMessage.field(path);
        }
        return node.stringValue();
    }

    private static Instant instant(JsonNode node, String path) {
        String text = text(node, path);
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
        } catch (DateTimeException noInstant) {
            throw BadMessage.field(path);
        }
        throw BadMessage.field(path);
    }

    private static Object constant(Class<?> type, JsonNode node, String path) {
        String name = text(node, path);
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw BadMessage.field(path);
    }

    private static Object id(Class<?> type, UUID value) {
        try {
            return Shape.of(type).constructor().newInstance(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName(), impossible);
        }
    }

    private static List<Object> list(Type of, JsonNode node, String path) {
        require(node.isArray(), node, path);
        List<Object> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            values.add(value(of, Objects.requireNonNull(node.get(i)), path + "[" + i + "]"));
        }
        return values;
    }

    private static Map<String, Object> map(Type of, JsonNode node, String path) {
        require(node.isObject(), node, path);
        Map<String, Object> values = new HashMap<>();
        node.properties()
                .forEach(field -> values.put(field.getKey(), value(of, field.getValue(), path + "." + field.getKey())));
        return values;
    }
}
