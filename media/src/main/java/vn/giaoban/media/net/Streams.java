package vn.giaoban.media.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.sfu.Send;

/**
 * The TCP connections of a media loop, whatever they are made of. Nobody is answered before an authentic check, so
 * whoever was never sent anything is a stranger: those are kept for a while only, and the oldest go when there are many.
 */
final class Streams {
    /** Strangers at a time: 400 sites may come from one address at once. */
    private static final int MOST_STRANGERS = 1024;

    private static final int MOST = 4096;
    private static final long STRANGER_NANOS = 10_000_000_000L;
    /** Browsers check at least every few seconds. */
    private static final long SILENT_NANOS = 60_000_000_000L;

    private static final int READS = 16;

    private final Map<Path, Connection> known = new LinkedHashMap<>();
    private final Map<Path, Connection> strangers = new LinkedHashMap<>();

    /** One connection as the system has it; nothing blocks. */
    interface Stream extends FrameQueue.Writer {
        /** How many bytes came, 0 for none yet, negative at the end. */
        int read(byte[] b, int offset, int length) throws IOException;

        /** Asks to be told when more can be written, or no longer. */
        void wantsRoom(boolean wanted) throws IOException;

        void close();
    }

    /** A connection with what has come and what waits. */
    static final class Connection {
        private final Path path;
        private final Stream stream;
        private final FrameReader reader = new FrameReader();
        private final FrameQueue queue = new FrameQueue();
        private long heardAt;
        private boolean crowded;

        private Connection(Path path, Stream stream, long now) {
            this.path = path;
            this.stream = stream;
            this.heardAt = now;
        }
    }

    Connection accepted(Path path, Stream stream, long now) {
        close(find(path));
        if (strangers.size() >= MOST_STRANGERS || strangers.size() + known.size() >= MOST) {
            close((strangers.isEmpty() ? known : strangers).values().iterator().next());
        }
        Connection connection = new Connection(path, stream, now);
        strangers.put(path, connection);
        return connection;
    }

    private @Nullable Connection find(Path path) {
        Connection connection = known.get(path);
        return connection == null ? strangers.get(path) : connection;
    }

    private void close(@Nullable Connection connection) {
        if (connection != null) {
            known.remove(connection.path, connection);
            strangers.remove(connection.path, connection);
            connection.stream.close();
        }
    }

    void readable(Connection connection, Sockets.Receiver receiver, long now) {
        try {
            for (int i = 0; i < READS; i++) {
                FrameReader reader = connection.reader;
                int came = connection.stream.read(reader.buffer, reader.end(), reader.buffer.length - reader.end());
                if (came < 0) {
                    close(connection);
                }
                if (came <= 0) {
                    return;
                }
                connection.heardAt = known.containsKey(connection.path) ? now : connection.heardAt;
                reader.take(came, datagram -> receiver.datagram(datagram, datagram.length, connection.path));
            }
        } catch (IOException e) {
            close(connection);
        }
    }

    void writable(Connection connection) {
        try {
            boolean crowded = !connection.queue.write(connection.stream);
            if (crowded != connection.crowded) {
                connection.crowded = crowded;
                connection.stream.wantsRoom(crowded);
            }
        } catch (IOException e) {
            close(connection);
        }
    }

    void send(Send send) {
        Connection connection = find(send.to());
        if (connection == null) {
            return;
        }
        if (strangers.remove(connection.path, connection)) {
            known.put(connection.path, connection);
        }
        for (int i = 0; i < send.count(); i++) {
            connection.queue.add(send.buffer(), send.offset(i), send.length(i));
        }
        if (!connection.crowded) {
            writable(connection);
        }
    }

    /** Closes who came and never proved to be expected, and who fell silent. */
    void expire(long now) {
        List<Connection> over = new ArrayList<>();
        for (Iterator<Connection> each = strangers.values().iterator(); each.hasNext(); ) {
            Connection stranger = each.next();
            if (now - stranger.heardAt < STRANGER_NANOS) {
                break;
            }
            over.add(stranger);
        }
        known.values().stream()
                .filter(connection -> now - connection.heardAt >= SILENT_NANOS)
                .forEach(over::add);
        over.forEach(this::close);
    }

    int count() {
        return known.size() + strangers.size();
    }

    void close() {
        List.copyOf(known.values()).forEach(this::close);
        List.copyOf(strangers.values()).forEach(this::close);
    }
}
