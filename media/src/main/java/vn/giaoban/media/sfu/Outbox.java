package vn.giaoban.media.sfu;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What is to be done, the urgent first, then sound, then pictures; packets are written only when they are asked for. */
final class Outbox {
    private final ArrayDeque<Output> urgent = new ArrayDeque<>();
    private final ArrayDeque<OutSlot> voices = new ArrayDeque<>();
    private final ArrayDeque<OutSlot> pictures = new ArrayDeque<>();
    private final Send send = new Send(Send.SEGMENTS);
    private long sendingAt;

    void add(Output output) {
        urgent.add(output);
    }

    /** A slot that was not waiting has packets to write. */
    void add(OutSlot slot) {
        (slot.video() ? pictures : voices).add(slot);
    }

    /** The next, null when there is nothing; pictures only if they are wanted. */
    @Nullable
    Output poll(long now, boolean withPictures) {
        sendingAt = now;
        Output output = urgent.poll();
        if (output == null) {
            output = drain(voices);
        }
        return output == null && withPictures ? drain(pictures) : output;
    }

    private @Nullable Output drain(ArrayDeque<OutSlot> waiting) {
        for (OutSlot next = waiting.peek(); next != null; next = waiting.peek()) {
            if (next.drain(send)) {
                waiting.remove();
            }
            if (send.count() > 0) {
                return send;
            }
            if (!urgent.isEmpty()) {
                return urgent.poll();
            }
        }
        return null;
    }

    boolean picturesWait() {
        return !pictures.isEmpty();
    }

    /** When what is being written now goes out. */
    long sendingAt() {
        return sendingAt;
    }
}
