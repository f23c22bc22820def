package vn.giaoban.media.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One prepared loop: eight seconds of a site's picture in three sizes, a key frame every second, and its voice.
 *
 * @param pictures by rid: {@code h} 640 × 360, {@code m} 320 × 180, {@code l} 160 × 90
 */
public record PreparedLoop(String name, Map<String, IvfFile> pictures, OggOpusFile voice) {
    /** The loop of the main site. */
    public static final String MAIN_SITE = "trung-tam";

    /** The one that every site without a loop of its own shares. */
    public static final String SHARED = "mo-phong";

    /** The loops of sites with a card of their own. */
    public static final List<String> SITES = List.of(
            "ky-thuong",
            "hoa-khe",
            "thuong-nguyen-khe",
            "hai-trach",
            "quynh-le",
            "po-ngan",
            "lung-cau",
            "an-khe",
            "bai-thu",
            "dai-thang",
            "muong-loi",
            "hai-khe");

    /** Its length. */
    public static final int MILLIS = 8000;

    private static final Map<String, PreparedLoop> LOADED = new ConcurrentHashMap<>();

    /**
     * The loop of that name; read once.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static PreparedLoop named(String name) {
        return LOADED.computeIfAbsent(
                name,
                n -> new PreparedLoop(
                        n,
                        Map.of("h", picture(n, "h"), "m", picture(n, "m"), "l", picture(n, "l")),
                        OggOpusFile.read(bytes(n + ".ogg"))));
    }

    private static IvfFile picture(String name, String rid) {
        return IvfFile.read(bytes(name + "-" + rid + ".ivf"));
    }

    private static byte[] bytes(String file) {
        try (InputStream in = PreparedLoop.class.getResourceAsStream("/vn/giaoban/media/loops/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no loop " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
