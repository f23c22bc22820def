package vn.giaoban.server;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.Set;
import vn.giaoban.server.boot.Arguments;

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

    static CommandLine parse(String... args) {
        Arguments read = Arguments.read(Set.of("--port"), Set.of("--empty", "--no-simulators"), args);
        Verb verb = Verb.SERVE;
        int sites = ALL_SITES;
        for (Iterator<String> words = read.words().iterator(); words.hasNext(); ) {
            String word = words.next();
            switch (word) {
                case "verify" -> verb = Verb.VERIFY;
                case "doctor" -> verb = Verb.DOCTOR;
                case "practise" -> verb = Verb.PRACTISE;
                case "simulate" -> verb = Verb.SIMULATE;
                case "sites" -> sites = Arguments.number("sites", words.hasNext() ? words.next() : "none", 1, 5_000);
                default -> throw Arguments.unknown(word);
            }
        }
        return new CommandLine(
                verb,
                read.data(),
                read.number("--port", 1, 63_000),
                read.has("--empty"),
                !read.has("--no-simulators"),
                sites);
    }
}
