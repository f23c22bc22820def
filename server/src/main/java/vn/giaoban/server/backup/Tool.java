package vn.giaoban.server.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.server.format.DataFormat;

/** What the command line asks to be done with a data folder. */
public sealed interface Tool {
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

    /** The arguments do not name a tool rightly; the message is a plain sentence. */
    final class Misread extends RuntimeException {
        private static final long serialVersionUID = 1;

        Misread(String message) {
            super(message);
        }
    }

    /**
     * Reads {@code backup | restore FILE | export CONFERENCE | move-log URI} with {@code --data DIR}, {@code --to FILE}, {@code --trial}
     * and {@code --replace}.
     *
     * @return empty when the first argument is none of the four
     * @throws Misread when the rest does not fit it
     */
    static Optional<Tool> parse(String... args) {
        if (args.length == 0
                || !Set.of("backup", "restore", "export", "move-log").contains(args[0])) {
            return Optional.empty();
        }
        Path data = Path.of("data");
        @Nullable Path to = null;
        boolean trial = false;
        boolean replace = false;
        List<String> rest = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            switch (args[i]) {
                case "--data" -> data = Path.of(valueOf(args, ++i));
                case "--to" -> to = Path.of(valueOf(args, ++i));
                case "--trial" -> trial = true;
                case "--replace" -> replace = true;
                default -> rest.add(args[i]);
            }
        }
        Path folder = data.toAbsolutePath().normalize();
        return Optional.of(
                switch (args[0]) {
                    case "restore" ->
                        new RestoreBackup(Path.of(only(rest, "restore", "a backup")), folder, trial, replace);
                    case "export" -> new ExportConference(only(rest, "export", "a conference's id"), folder, to);
                    case "move-log" -> new MoveToMongo(folder, only(rest, "move-log", "the address of a database"));
                    default -> {
                        if (!rest.isEmpty()) {
                            throw new Misread("I do not know the option " + rest.getFirst() + ".");
                        }
                        yield new MakeBackup(folder, to);
                    }
                });
    }

    private static String valueOf(String[] args, int i) {
        if (i >= args.length) {
            throw new Misread(args[i - 1] + " needs a value.");
        }
        return args[i];
    }

    private static String only(List<String> rest, String tool, String what) {
        if (rest.size() != 1) {
            throw new Misread(tool + " needs " + what + (rest.isEmpty() ? "." : " and nothing else."));
        }
        return rest.getFirst();
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
            case ExportConference e -> Export.run(e.data(), e.conference(), e.to(), out);
        };
    }
}
