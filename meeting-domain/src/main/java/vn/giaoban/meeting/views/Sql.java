package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Little words for SQL: instants are stored as epoch milliseconds, ids and enums as text. */
final class Sql {
    private Sql() {}

    /** Reads one row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    static void script(Connection connection, String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : statements.split(";", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    static void update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, Mapper<T> mapper, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapper.map(new Row(rows)));
                }
                return found;
            }
        }
    }

    static <T> Optional<T> first(Connection connection, Mapper<T> mapper, String sql, @Nullable Object... values)
            throws SQLException {
        return list(connection, mapper, sql, values).stream().findFirst();
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            switch (value) {
                case null -> statement.setObject(i + 1, null);
                case Instant instant -> statement.setLong(i + 1, instant.toEpochMilli());
                case Integer number -> statement.setInt(i + 1, number);
                case Long number -> statement.setLong(i + 1, number);
                case Boolean flag -> statement.setInt(i + 1, flag ? 1 : 0);
                default -> statement.setString(i + 1, value.toString());
            }
        }
    }

    /** One row, by column names. */
    record Row(ResultSet rows) {
        String text(String column) throws SQLException {
            String value = rows.getString(column);
            if (value == null) {
                throw new SQLException("no " + column);
            }
            return value;
        }

        @Nullable
        String textOrNull(String column) throws SQLException {
            return rows.getString(column);
        }

        int number(String column) throws SQLException {
            return rows.getInt(column);
        }

        long big(String column) throws SQLException {
            return rows.getLong(column);
        }

        boolean flag(String column) throws SQLException {
            return rows.getInt(column) != 0;
        }

        UUID id(String column) throws SQLException {
            return UUID.fromString(text(column));
        }

        @Nullable
        UUID idOrNull(String column) throws SQLException {
            String value = rows.getString(column);
            return value == null ? null : UUID.fromString(value);
        }

        Instant instant(String column) throws SQLException {
            return Instant.ofEpochMilli(rows.getLong(column));
        }

        @Nullable
        Instant instantOrNull(String column) throws SQLException {
            long value = rows.getLong(column);
            return rows.wasNull() ? null : Instant.ofEpochMilli(value);
        }
    }
}
