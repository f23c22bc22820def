package vn.giaoban.store.log;

/** An event of a name or version that this program does not know: a newer one wrote it. */
public final class UnknownEvent extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String name;
    private final int version;

    public UnknownEvent(String name, int version) {
        super("unknown event " + name + " v" + version);
        this.name = name;
        this.version = version;
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }
}
