package vn.giaoban.store.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitEncoding;
import vn.giaoban.store.log.Commits;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.RawCommit;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.sqlite.SqliteStore;

/** What a failing disk or a careful forger does to the files of a log. */
final class Forgery {
    static final int PAGE = 4096;

    private Forgery() {}

    /** Flips one bit of the last place in a file where a text stands. */
    static void flip(Path file, String marker) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, ISO_8859_1).lastIndexOf(marker);
        assertThat(at).isPositive();
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    /** The numbers of the leaf pages of a table or index, in the order of its keys. */
    static List<Long> leaves(Path log, String name) throws SQLException {
        List<Long> pages = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + log);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pageno from dbstat where name = '" + name + "' and pagetype = 'leaf' order by path")) {
            while (row.next()) {
                pages.add(row.getLong(1));
            }
        }
        return pages;
    }

    /** One page, as the file has it. */
    static byte[] page(Path log, long page) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[PAGE];
            file.seek((page - 1) * PAGE);
            file.readFully(bytes);
            return bytes;
        }
    }

    static void write(Path log, long page, byte[] bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek((page - 1) * PAGE);
            file.write(bytes);
        }
    }

    /** A page of garbage. */
    static void ruin(Path log, long page) throws IOException {
        byte[] garbage = new byte[PAGE];
        Arrays.fill(garbage, (byte) 0x5a);
        write(log, page, garbage);
    }

    /** Puts another commit at a position and makes every sum and hash after it right again, as a careful forger would. */
    static void rewriteFrom(Path directory, long position, Commits other) throws SQLException {
        List<StoredCommit> commits;
        try (SqliteStore store = SqliteStore.open(directory)) {
            commits = store.log().read(0, 10_000);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log.db"));
                PreparedStatement event = connection.prepareStatement(
                        "update events set payload = ?, sum = ? where stream = ? and sequence = ?");
                PreparedStatement hash =
                        connection.prepareStatement("update commits set hash = ? where position = ?")) {
            Hash previous = commits.get((int) position - 2).hash();
            for (StoredCommit stored : commits.subList((int) position - 1, commits.size())) {
                Commit commit = stored.commit();
                if (stored.position() == position) {
                    commit = other.command(commit.commandId()).build();
                    NewEvent first = commit.events().getFirst();
                    event.setBytes(1, first.payload());
                    event.setInt(2, RawCommit.sum(first));
                    event.setString(3, first.stream().value());
                    event.setLong(4, first.sequence());
                    event.executeUpdate();
                }
                previous = CommitEncoding.of(commit).hash(previous, stored.position());
                hash.setBytes(1, previous.bytes());
                hash.setLong(2, stored.position());
                hash.executeUpdate();
            }
        }
    }
}
