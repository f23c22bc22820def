package vn.giaoban.server.boot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What stands on a command line: words, options with a value, and options without. */
public final class Arguments {
    private static final String DATA = "--data";

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private Arguments() {}

    /** They cannot be read; the message is a plain sentence. */
    public static final class Misread extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Misread(String message) {
            super(message);
        }
    }

    /**
     * Reads them; {@code --data} is always known.
     *
     * @param valued options that a value follows
     * @param flags options that stand alone
     * @throws Misread at an option that is none of those, or whose value is missing
     */
    public static Arguments read(Set<String> valued, Set<String> flags, String... args) {
        Arguments read = new Arguments();
        for (int i = 0; i < args.length; i++) {
            String argument = args[i];
            if (argument.equals(DATA) || valued.contains(argument)) {
                i++;
                if (i >= args.length) {
                    throw new Misread(argument + " needs a value.");
                }
                read.values.put(argument, args[i]);
            } else if (flags.contains(argument)) {
                read.flags.add(argument);
            } else if (argument.startsWith("--")) {
                throw unknown(argument);
            } else {
                read.words.add(argument);
            }
        }
        return read;
    }

    /** What to say of an argument that means nothing. */
    public static Misread unknown(String argument) {
        return new Misread("Không có lựa chọn " + argument + "; xem --help. I do not know the option " + argument
                + "; see --help.");
    }

    /** The arguments that are no options, in order. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** The only word; {@code of} is what needs it, {@code what} it is. */
    public String only(String of, String what) {
        if (words.size() != 1) {
            throw new Misread(of + " needs " + what + (words.isEmpty() ? "." : " and nothing else."));
        }
        return words.getFirst();
    }

    public boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The data folder, {@code data} unless said otherwise. */
    public Path data() {
        return Path.of(values.getOrDefault(DATA, "data")).toAbsolutePath().normalize();
    }

    public Optional<Path> path(String option) {
        return Optional.ofNullable(values.get(option)).map(Path::of);
    }

    public Optional<String> text(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** @throws Misread when it is no number, or none of those */
    public OptionalInt number(String option, int least, int most) {
        String value = values.get(option);
        return value == null ? OptionalInt.empty() : OptionalInt.of(number(option, value, least, most));
    }

    /** @throws Misread when the text is no number, or none of those */
    public static int number(String of, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Misread(of + " needs a number from " + least + " to " + most + ", not " + text + ".");
    }
}
