package vn.giaoban.server;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What was asked for.
 *
 * @param port of HTTP, when given
 * @param empty without sample data
 * @param simulators whether the server starts its simulators
 * @param sites how many to simulate
 */
record CommandLine(Verb verb, Path data, OptionalInt port, boolean empty, boolean simulators, int sites) {
    /** All communes of the sample. */
    static final int ALL_SITES = 104;

    /** What to do. */
    enum Verb {
        SERVE,
        VERIFY,
        DOCTOR,
        PRACTISE,
        SIMULATE
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
        boolean simulators = true;
        int sites = ALL_SITES;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "verify" -> verb = Verb.VERIFY;
                case "doctor" -> verb = Verb.DOCTOR;
                case "--data" -> data = Path.of(valueOf(args, ++i));
                case "--port" -> port = OptionalInt.of(number(valueOf(args, ++i), 1, 63_000, "--port"));
                case "--empty" -> empty = true;
                case "--no-simulators" -> simulators = false;
                case "practise" -> verb = Verb.PRACTISE;
                case "simulate" -> verb = Verb.SIMULATE;
                case "sites" -> sites = number(valueOf(args, ++i), 1, 5_000, "sites");
                default -> throw new Misread("I do not know the option " + args[i] + ".");
            }
        }
        return new CommandLine(verb, data.toAbsolutePath().normalize(), port, empty, simulators, sites);
    }

    private static String valueOf(String[] args, int i) {
        if (i >= args.length) {
            throw new Misread(args[i - 1] + " needs a value.");
        }
        return args[i];
    }

    private static int number(String text, int least, int most, String of) {
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
