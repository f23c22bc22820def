package vn.giaoban.signaling.api;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;

/** The OpenAPI 3.1 document, made from the table of routes, so that it cannot differ from it. */
public final class OpenApi {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Map<String, Object> schemas = new TreeMap<>();

    private OpenApi() {}

    /** The document of these routes. */
    public static Map<String, Object> of(List<Route> routes) {
        return new OpenApi().document(routes);
    }

    private Map<String, Object> document(List<Route> routes) {
        var paths = new TreeMap<String, Map<String, Object>>();
        for (Route route : routes) {
            paths.computeIfAbsent(HttpApi.PREFIX + route.path(), p -> new TreeMap<>())
                    .put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        schema(Problems.Document.class);
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Giao Ban", "version", "1", "license", Map.of("name", "Apache-2.0")));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        Map.of(
                                "session", Map.of("type", "apiKey", "in", "cookie", "name", HttpApi.COOKIE),
                                "bearer", Map.of("type", "http", "scheme", "bearer"))));
        return document;
    }

    private Map<String, Object> operation(Route route) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("summary", route.summary());
        var parameters = new ArrayList<Map<String, Object>>();
        var matcher = VARIABLE.matcher(route.path());
        while (matcher.find()) {
            parameters.add(parameter(matcher.group(1), "path", true));
        }
        route.query().forEach(name -> parameters.add(parameter(name, "query", false)));
        if (route.method().equals(HttpMethod.GET)) {
            parameters.add(parameter("minPosition", "query", false));
        }
        if (route.method().equals(HttpMethod.POST)) {
            parameters.add(parameter(Idempotency.HEADER, "header", false));
        }
        operation.put("parameters", parameters);
        Class<?> takes = route.takes();
        if (takes != null) {
            Map<String, Object> content = takes == Sdp.class
                    ? Map.of(Sdp.MIME, Map.of("schema", Map.of("type", "string")))
                    : json(schema(takes));
            operation.put("requestBody", Map.of("required", true, "content", content));
        }
        operation.put("responses", Map.of("2XX", success(route), "default", problem()));
        operation.put("security", security(route.allowed()));
        operation.put("x-roles", route.allowed().roles().stream().sorted().toList());
        Scope scope = route.allowed().scope();
        if (scope != null) {
            operation.put("x-scope", scope.text());
        }
        return operation;
    }

    private Map<String, Object> success(Route route) {
        Class<?> answers = route.answers();
        if (answers == null) {
            return Map.of("description", "done");
        }
        Map<String, Object> schema = schema(answers);
        return Map.of(
                "description",
                "done",
                "content",
                json(
                        route.list()
                                ? Map.of(
                                        "type",
                                        "object",
                                        "required",
                                        List.of("items"),
                                        "properties",
                                        Map.of(
                                                "items", Map.of("type", "array", "items", schema),
                                                "next", Map.of("type", List.of("string", "null"))))
                                : schema));
    }

    private Map<String, Object> problem() {
        return Map.of(
                "description",
                "refused",
                "content",
                Map.of("application/problem+json", Map.of("schema", schema(Problems.Document.class))));
    }

    private static List<Map<String, Object>> security(Allowed allowed) {
        var ways = new ArrayList<Map<String, Object>>();
        if (allowed.anyone()) {
            ways.add(Map.of());
        }
        if (!allowed.roles().isEmpty()) {
            ways.add(Map.of("session", List.of()));
        }
        if (allowed.scope() != null || allowed.device() || allowed.simulators()) {
            ways.add(Map.of("bearer", List.of()));
        }
        return ways;
    }

    private static Map<String, Object> parameter(String name, String in, boolean required) {
        return Map.of("name", name, "in", in, "required", required, "schema", Map.of("type", "string"));
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    private Map<String, Object> schema(Class<?> type) {
        if (type.isRecord()) {
            String name = nameOf(type);
            if (!schemas.containsKey(name)) {
                schemas.put(name, Map.of());
                schemas.put(name, record(type));
            }
            return Map.of("$ref", "#/components/schemas/" + name);
        }
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (type.equals(UUID.class)) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (type.equals(Instant.class)) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type.equals(boolean.class) || type.equals(Boolean.class)) {
            return Map.of("type", "boolean");
        }
        if (type.equals(int.class)
                || type.equals(Integer.class)
                || type.equals(long.class)
                || type.equals(Long.class)) {
            return Map.of("type", "integer");
        }
        if (type.equals(double.class) || type.equals(Double.class)) {
            return Map.of("type", "number");
        }
        return type.equals(String.class) ? Map.of("type", "string") : Map.of("type", "object");
    }

    private Map<String, Object> record(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedType of = component.getAnnotatedType();
            properties.put(
                    component.getName(),
                    Collection.class.isAssignableFrom(component.getType())
                            ? Map.of("type", "array", "items", schema(Json.elementOf(of)))
                            : schema(component.getType()));
            if (!Json.isNullable(of)) {
                required.add(component.getName());
            }
        }
        return Map.of("type", "object", "properties", properties, "required", required);
    }

    private static String nameOf(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : nameOf(outer) + "." + type.getSimpleName();
    }
}
