package vn.giaoban.store.blob;

import java.util.regex.Pattern;

/** What a blob may be called: folders and a file with an ending, of letters, digits, {@code -} and {@code _}. */
public final class BlobName {
    private static final int LONGEST = 200;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\\.[A-Za-z0-9]+");

    private BlobName() {}

    /** Whether it names a blob: it then leads nowhere out of a folder, and no blob's name is another's folder. */
    public static boolean ok(String name) {
        return name.length() <= LONGEST && NAME.matcher(name).matches();
    }

    /** @throws IllegalArgumentException when it may not name a blob */
    public static String checked(String name) {
        if (!ok(name)) {
            throw new IllegalArgumentException("not a blob's name: " + name);
        }
        return name;
    }
}
