package vn.giaoban.room.camera;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.camera.Profile.Span;
import vn.giaoban.room.visca.PanTilt.Widths;

/** The profiles of {@code profiles.txt}. */
public final class Profiles {
    private static final String UNKNOWN = "-";
    private static final Map<String, Profile> ALL = read();

    private Profiles() {}

    public static Map<String, Profile> all() {
        return ALL;
    }

    public static Optional<Profile> named(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    static Profile generic() {
        return Objects.requireNonNull(ALL.get("generic"));
    }

    /** The profile for a vendor's unknown models. */
    static Profile of(int vendor) {
        return ALL.values().stream()
                .filter(p -> p.vendor() != null && p.vendor() == vendor)
                .findFirst()
                .orElseGet(Profiles::generic);
    }

    private static Map<String, Profile> read() {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Profiles.class.getResourceAsStream("profiles.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Profiles::row)
                    .forEach(p -> profiles.put(p.id(), p));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(profiles);
    }

    private static Profile row(String line) {
        String[] c = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        return new Profile(
                c[0],
                c[1],
                c[2].equals(UNKNOWN) ? null : Integer.decode(c[2]),
                new Profile.Head(widths(c[3]), Integer.decode(c[4]), Integer.decode(c[5])),
                span(c[6], c[7]),
                span(c[8], c[9]),
                c[10].equals(UNKNOWN) ? 0 : Double.parseDouble(c[10]),
                Integer.decode(c[11]),
                Integer.decode(c[12]),
                Integer.decode(c[13]),
                c[14].equals(UNKNOWN) ? null : span(c[14].split("-")[0], c[14].split("-")[1]),
                1_000L * Integer.decode(c[15]),
                Profile.Menu.valueOf(c[16]),
                Profile.Framing.valueOf(c[17]),
                c[18].equals("YES"));
    }

    private static Widths widths(String digits) {
        return switch (digits) {
            case "5+4" -> Widths.FIVE_FOUR;
            case "5+5" -> Widths.FIVE_FIVE;
            default -> Widths.FOUR_FOUR;
        };
    }

    private static @Nullable Span span(String least, String most) {
        return least.equals(UNKNOWN) || most.equals(UNKNOWN)
                ? null
                : new Span(Integer.decode(least), Integer.decode(most));
    }
}
