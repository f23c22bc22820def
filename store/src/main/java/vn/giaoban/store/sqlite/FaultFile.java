package vn.giaoban.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.FindingJson;
import vn.giaoban.store.log.LogFailed;

/**
 * What was found wrong with a log while it served, remembered beside its anchor: a large log is looked through in the
 * background, and a restart must not serve it again until that look comes to the same place. Goes with a sound check of
 * the whole log, or with the folder when a backup takes its place.
 */
public final class FaultFile {
    private static final Logger LOG = LoggerFactory.getLogger(FaultFile.class);
    private static final String NAME = "fault";

    private FaultFile() {}

    /** Remembers why serving stopped, where that is something found in the log; the first finding stays. */
    static void remember(Path dataDir, LogFailed failed) {
        failed.finding().ifPresent(finding -> {
            try (FileChannel channel =
                    FileChannel.open(dataDir.resolve(NAME), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(FindingJson.write(finding)));
                channel.force(true);
            } catch (IOException e) {
                LOG.error("the fault {} cannot be remembered", finding, e);
            }
        });
    }

    /** What is remembered of a data folder's log. */
    public static Optional<Finding> read(Path dataDir) {
        try {
            return Optional.of(FindingJson.read(Files.readAllBytes(dataDir.resolve(NAME))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(new Finding.FileUnreadable(NAME, 0, String.valueOf(e.getMessage())));
        }
    }

    /** The log was checked from its first commit to its last page and is sound; false when nothing was remembered. */
    public static boolean forget(Path dataDir) throws IOException {
        return Files.deleteIfExists(dataDir.resolve(NAME));
    }
}
