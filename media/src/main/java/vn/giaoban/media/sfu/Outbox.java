package vn.giaoban.media.sfu;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What is to be done, the urgent first, then sound, then pictures; packets are written only when they are asked for. */
final class Outbox {
    private final ArrayDeque<Output> urgent = new ArrayDeque<>();
    private final ArrayDeque<Connection> audioDirty = new ArrayDeque<>();
    private final ArrayDeque<Connection> videoDirty = new ArrayDeque<>();
    private final Send send = new Send(Send.SEGMENTS);
    private long sendingAt;

    void add(Output output) {
        urgent.add(output);
    }

    /** A connection has packets of one kind to write. */
    void dirty(Connection connection, boolean video) {
        if (connection.soil(video)) {
            (video ? videoDirty : audioDirty).add(connection);
        }
    }

    /** The next, null when there is nothing; pictures only if they are wanted. */
    @Nullable
    Output poll(long now, boolean pictures) {
        sendingAt = now;
        Output output = urgent.poll();
        if (output == null) {
            output = drain(audioDirty, false);
        }
        return output == null && pictures ? drain(videoDirty, true) : output;
    }

    private @Nullable Output drain(ArrayDeque<Connection> waiting, boolean video) {
        for (Connection next = waiting.peek(); next != null; next = waiting.peek()) {
            if (next.drain(send, video)) {
                waiting.remove();
                next.clean(video);
            }
            if (send.count() > 0 && next.up() && next.ice.selected() != null) {
                return send;
            }
            if (!urgent.isEmpty()) {
                return urgent.poll();
            }
        }
        return null;
    }

    boolean picturesWait() {
        return !videoDirty.isEmpty();
    }

    /** When what is being written now goes out. */
    long sendingAt() {
        return sendingAt;
    }
}
