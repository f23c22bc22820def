package vn.giaoban.server;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What was asked for.
 *
 * @param port of HTTP, when given
 */
record CommandLine(Verb verb, Path data, OptionalInt port, boolean empty) {
    /** What to do. */
    enum Verb {
        SERVE,
        VERIFY
    }

    /** The arguments cannot be read; the message is a plain sentence. */
    static final class Misread extends RuntimeException {
        private static final long serialVersionUID = 1;

        Misread(String message) {
            super(message);
        }
    }

    static CommandLine parse(String... args) {
        Verb verb = Verb.SERVE;
        Path data = Path.of("data");
        OptionalInt port = OptionalInt.empty();
        boolean empty = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "verify" -> verb = Verb.VERIFY;
                case "--data" -> data = Path.of(valueOf(args, ++i));
                case "--port" -> port = OptionalInt.of(portOf(valueOf(args, ++i)));
                case "--empty" -> empty = true;
                default -> throw new Misread("I do not know the option " + args[i] + ".");
            }
        }
        return new CommandLine(verb, data.toAbsolutePath().normalize(), port, empty);
    }

    private static String valueOf(String[] args, int i) {
        if (i >= args.length) {
            throw new Misread(args[i - 1] + " needs a value.");
        }
        return args[i];
    }

    private static int portOf(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 63_000) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Misread("--port needs a number from 1 to 63000, not " + text + ".");
    }
}
