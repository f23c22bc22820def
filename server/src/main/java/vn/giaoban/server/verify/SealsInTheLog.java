package vn.giaoban.server.verify;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.LiveEvent.RecordingSealed;
import vn.giaoban.store.sqlite.Sqlite;

/** What the log remembers of every seal, by recording; read from the file, so that a damaged log can still be asked. */
final class SealsInTheLog {
    private SealsInTheLog() {}

    static Map<String, RecordingSealed> read(Path data) throws SQLException {
        var events = new MeetingEvents();
        var seals = new TreeMap<String, RecordingSealed>();
        try (Connection connection = Sqlite.reader(data.resolve("log.db"));
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select version, payload from events where name = 'recording-sealed' order by place")) {
            while (rows.next()) {
                if (read(events, rows.getInt(1), rows.getBytes(2)) instanceof RecordingSealed seal) {
                    seals.put(seal.recording(), seal);
                }
            }
        }
        return seals;
    }

    /** A payload that cannot be read any more is a finding of the log's own check. */
    private static Object read(MeetingEvents events, int version, byte[] payload) {
        try {
            return events.fromJson("recording-sealed", version, payload);
        } catch (RuntimeException e) {
            return "unreadable";
        }
    }
}
