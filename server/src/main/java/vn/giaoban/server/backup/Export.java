package vn.giaoban.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.store.log.CommitEncoding;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.sqlite.LogFiles;

/**
 * {@code ./run export}: the commits of one conference, one JSON object a line, as they were stored and hashed: position,
 * hash, command, header, scopes, basedOn, events. Sealed texts stay sealed. A server may be running on the folder.
 */
public final class Export {
    private static final int BATCH = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private Export() {}

    /**
     * Writes a conference out.
     *
     * @param to a new file; null prints to {@code out}
     * @return 0, or 1 when the log has no such conference, or no data are there
     */
    public static int run(Path data, String conference, @Nullable Path to, PrintStream out) throws IOException {
        long lines;
        if (to == null) {
            lines = write(data, conference, new java.io.PrintWriter(out, false, UTF_8));
        } else {
            try (Writer file = Files.newBufferedWriter(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                lines = write(data, conference, file);
            }
        }
        if (lines == 0) {
            System.err.println(
                    "Không có cuộc họp " + conference + " trong nhật ký. The log has no conference of that id.");
            if (to != null) {
                Files.delete(to);
            }
            return 1;
        }
        if (to != null) {
            out.println("Đã xuất " + lines + " giao dịch vào " + to + ". " + lines + " commits were written.");
        }
        return 0;
    }

    private static long write(Path data, String conference, Writer to) throws IOException {
        long lines = 0;
        try (LogFiles log = LogFiles.open(data)) {
            long after = 0;
            for (List<StoredCommit> some = log.scope(conference, after, BATCH);
                    !some.isEmpty();
                    some = log.scope(conference, after, BATCH)) {
                for (StoredCommit commit : some) {
                    to.write(line(commit) + "\n");
                    after = commit.position();
                    lines++;
                }
            }
        }
        to.flush();
        return lines;
    }

    private static String line(StoredCommit stored) {
        ObjectNode line = JSON.createObjectNode();
        line.put("position", stored.position());
        line.put("hash", stored.hash().toString());
        line.put("command", stored.commit().commandId().toString());
        line.set("header", JSON.readTree(CommitEncoding.of(stored.commit()).header()));
        line.set("scopes", JSON.valueToTree(stored.commit().scopes()));
        ObjectNode basedOn = line.putObject("basedOn");
        stored.commit().basedOn().forEach((stream, sequence) -> basedOn.put(stream.value(), sequence));
        var events = line.putArray("events");
        for (NewEvent event : stored.commit().events()) {
            ObjectNode one = events.addObject();
            one.put("stream", event.stream().value());
            one.put("sequence", event.sequence());
            one.put("name", event.name());
            one.put("version", event.version());
            one.set("payload", JSON.readTree(event.payload()));
        }
        return JSON.writeValueAsString(line);
    }
}
