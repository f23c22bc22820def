package vn.giaoban.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders as wholes. */
final class Folders {
    private static final Pattern STAGING = Pattern.compile("\\.giaoban-(backup|trial|restore)-\\d+");

    private Folders() {}

    /** Deletes a folder with all that is in it; one that is not there is no error. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(folder)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.delete(each);
            }
        }
    }

    /**
     * A folder beside others to work in. Those that one who was killed has left a day ago are cleared away: what is
     * unpacked there holds the vault's secrets.
     *
     * @param purpose {@code backup}, {@code trial} or {@code restore}
     */
    static Path staging(Path parent, String purpose, Instant now) throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(parent)) {
            left = all.filter(path ->
                            STAGING.matcher(String.valueOf(path.getFileName())).matches())
                    .toList();
        }
        for (Path folder : left) {
            if (Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(Duration.ofDays(1)))) {
                delete(folder);
            }
        }
        return Files.createTempDirectory(parent, ".giaoban-" + purpose + "-");
    }

    static boolean empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.findAny().isEmpty();
        }
    }
}
