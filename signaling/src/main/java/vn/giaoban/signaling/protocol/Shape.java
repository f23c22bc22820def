package vn.giaoban.signaling.protocol;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record's components, looked up once per class. */
record Shape(Constructor<?> constructor, List<Part> parts, boolean id) {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return look(type);
        }
    };

    /** One component. */
    record Part(
            String name,
            Type type,
            boolean nullable,
            @Nullable Text text,
            @Nullable Range range,
            Method accessor) {}

    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static Shape look(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            List<Part> parts = Stream.of(components).map(Shape::part).toList();
            boolean id = parts.size() == 1
                    && parts.getFirst().type() == java.util.UUID.class
                    && parts.getFirst().name().equals("value");
            return new Shape(constructor, parts, id);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type.getName(), impossible);
        }
    }

    private static Part part(RecordComponent component) {
        return new Part(
                component.getName(),
                component.getGenericType(),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component.getAnnotation(Text.class),
                component.getAnnotation(Range.class),
                component.getAccessor());
    }
}
