package vn.giaoban.server.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.server.boot.Arguments;
import vn.giaoban.server.erasure.EraseTool;
import vn.giaoban.server.format.DataFormat;
import vn.giaoban.server.rebuild.RebuildViews;

/** What the command line asks to be done with a data folder. */
public sealed interface Tool {
    Set<String> NAMES =
            Set.of("backup", "restore", "export", "move-log", "move-blobs", "erase-person", "rebuild-views");
    String DATABASE = "the address of a database";

    /** The folder it is about. */
    Path data();

    /** Makes an archive; see {@link Backup}. */
    record MakeBackup(Path data, @Nullable Path to) implements Tool {}

    /** Unpacks one; see {@link Restore}. */
    record RestoreBackup(Path archive, Path data, boolean trial, boolean replace) implements Tool {}

    /** Takes one conference out; see {@link Export}. */
    record ExportConference(
            String conference, Path data, @Nullable Path to) implements Tool {}

    /** Copies log and vault into MongoDB; see {@link MoveLog}. */
    record MoveToMongo(Path data, String uri) implements Tool {}

    /** Erases a person; see {@link EraseTool}. */
    record Erase(Path data, String person, boolean sure) implements Tool {}

    /** Makes views anew; see {@link RebuildViews}. */
    record MakeViews(Path data, String view) implements Tool {}

    /** Copies sealed recordings into MongoDB; see {@link MoveBlobs}. */
    record MoveRecordings(Path data, String uri) implements Tool {}

    /**
     * Reads {@code backup | restore FILE | export CONFERENCE | move-log URI | move-blobs URI |
     * erase-person PERSON | rebuild-views [VIEW]} with {@code --data DIR}, {@code --to FILE}, {@code --trial}, {@code --replace} and {@code
     * --yes}.
     *
     * @return empty when the first argument is none of these
     * @throws Arguments.Misread when the rest does not fit it
     */
    static Optional<Tool> parse(String... args) {
        if (args.length == 0 || !NAMES.contains(args[0])) {
            return Optional.empty();
        }
        String name = args[0];
        Arguments rest = Arguments.read(
                Set.of("--to"), Set.of("--trial", "--replace", "--yes"), Arrays.copyOfRange(args, 1, args.length));
        Path data = rest.data();
        return Optional.of(
                switch (name) {
                    case "restore" ->
                        new RestoreBackup(
                                Path.of(rest.only(name, "a backup")), data, rest.has("--trial"), rest.has("--replace"));
                    case "export" ->
                        new ExportConference(
                                rest.only(name, "a conference's id"),
                                data,
                                rest.path("--to").orElse(null));
                    case "move-log" -> new MoveToMongo(data, rest.only(name, DATABASE));
                    case "erase-person" -> new Erase(data, rest.only(name, "a person"), rest.has("--yes"));
                    case "rebuild-views" ->
                        new MakeViews(data, rest.words().isEmpty() ? "all" : rest.only(name, "the name of a view"));
                    case "move-blobs" -> new MoveRecordings(data, rest.only(name, DATABASE));
                    default -> {
                        if (!rest.words().isEmpty()) {
                            throw Arguments.unknown(rest.words().getFirst());
                        }
                        yield new MakeBackup(data, rest.path("--to").orElse(null));
                    }
                });
    }

    /**
     * Does it; gives the exit code.
     *
     * @throws DataFormat.Refused when it would read a folder of a newer version than this program's
     */
    default int run(Instant now, PrintStream out) throws IOException {
        if (!(this instanceof RestoreBackup)) {
            DataFormat.check(data());
        }
        return switch (this) {
            case MakeBackup b -> Backup.run(b.data(), b.to(), now, out);
            case RestoreBackup r -> Restore.run(r.archive(), r.data(), r.trial(), r.replace(), now, out);
            case MoveToMongo m -> MoveLog.run(m.data(), m.uri(), out);
            case Erase e -> EraseTool.run(e.data(), e.person(), e.sure(), BackupNotes.ages(e.data(), now), now, out);
            case MakeViews v -> RebuildViews.run(v.data(), v.view(), out);
            case MoveRecordings m -> MoveBlobs.run(m.data(), m.uri(), out);
            case ExportConference e -> Export.run(e.data(), e.conference(), e.to(), out);
        };
    }
}
