package vn.giaoban.server.boot;

/** What this program is called by on the command line: {@code ./run} in the sources, {@code giaoban} where installed. */
public final class Program {
    public static final String NAME = System.getProperty("giaoban.program", "./run");

    private Program() {}
}
