package vn.giaoban.signaling.api;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out. What comes in is held against the record's own nullness: a field that is not nullable is required. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private Json() {}

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** What this server wrote itself, for example into the vault. */
    public static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /**
     * Reads what a caller sent.
     *
     * @throws Problem {@code bad-request} naming the field
     */
    static Object body(byte[] json, Class<?> type) {
        try {
            Object value = MAPPER.readValue(json, type);
            if (value == null) {
                throw Problem.badField("body");
            }
            checkComplete(value, "");
            return value;
        } catch (DatabindException e) {
            throw Problem.badField(pathOf(e));
        } catch (JacksonException e) {
            throw Problem.badField("body");
        }
    }

    private static String pathOf(DatabindException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static void checkComplete(Object value, String prefix) {
        if (!(value instanceof Record)) {
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = prefix + component.getName();
            Object part = componentOf(value, component);
            if (part == null) {
                if (!isNullable(component.getAnnotatedType())) {
                    throw Problem.badField(name);
                }
            } else if (part instanceof List<?> items) {
                for (int i = 0; i < items.size(); i++) {
                    Object item = items.get(i);
                    if (item == null) {
                        throw Problem.badField(name + "[" + i + "]");
                    }
                    checkComplete(item, name + "[" + i + "].");
                }
            } else {
                checkComplete(part, name + ".");
            }
        }
    }

    private static @Nullable Object componentOf(Object owner, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** What the elements of a list are. */
    static Class<?> elementOf(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType list
                && list.getAnnotatedActualTypeArguments()[0].getType() instanceof Class<?> element) {
            return element;
        }
        return Object.class;
    }
}
