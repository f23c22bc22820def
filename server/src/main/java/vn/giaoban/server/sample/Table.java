package vn.giaoban.server.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A table of the sample: UTF-8, one row a line, fields between semicolons, the columns' names in the first line. */
final class Table {
    private Table() {}

    /** One row. */
    record Row(Map<String, String> fields) {
        /** The field of that column; empty where nothing stands. */
        String get(String column) {
            return Objects.requireNonNull(fields.get(column), () -> "no column " + column);
        }
    }

    static List<Row> read(String name) {
        String file = "/sample/" + name + ".csv";
        try (var in = Objects.requireNonNull(Table.class.getResourceAsStream(file), file);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<List<String>> lines = reader.lines().map(Table::fields).toList();
            List<String> columns = lines.getFirst();
            List<Row> rows = new ArrayList<>();
            for (List<String> line : lines.subList(1, lines.size())) {
                if (line.size() != columns.size()) {
                    throw new IllegalStateException(file + ": a row with " + line.size() + " fields: " + line);
                }
                Map<String, String> fields = new HashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    fields.put(columns.get(i), line.get(i));
                }
                rows.add(new Row(Map.copyOf(fields)));
            }
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> fields(String line) {
        return Arrays.asList(line.split(";", -1));
    }
}
