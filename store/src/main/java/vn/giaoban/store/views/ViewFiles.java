package vn.giaoban.store.views;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import vn.giaoban.store.sqlite.Sqlite;

/** Views' files as wholes. */
final class ViewFiles {
    private ViewFiles() {}

    /** {@code views.db} becomes {@code views.next.db}. */
    static Path nextOf(Path path) {
        String name = String.valueOf(path.getFileName());
        return path.resolveSibling(name.replaceFirst("\\.db$", "") + ".next.db");
    }

    /** Deletes a file with its journals, if it is there; nobody may have it open. */
    static void delete(Path path) throws IOException {
        for (String part : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + part));
        }
    }

    /** Copies what is committed, while others read and write. */
    static void copy(Path from, Path to) throws SQLException {
        try (Connection connection = Sqlite.reader(from);
                PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, to.toString());
            copy.execute();
        }
    }
}
