package vn.giaoban.room.visca.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.ViscaControl;
import vn.giaoban.room.visca.ViscaInquiry;
import vn.giaoban.room.visca.ViscaMessage;
import vn.giaoban.room.visca.link.LineSettings.Framing;

/** What is said first on a line. Many cameras leave some of it unanswered; the last question nearly all answer. */
final class Handshake {
    private final Deque<Transaction> steps = new ArrayDeque<>();

    void begin(LineSettings settings) {
        steps.clear();
        if (settings.framing() == Framing.SONY) {
            add(null);
        }
        if (settings.framing() == Framing.SERIAL) {
            add(new ViscaControl.AddressSet());
        }
        List.of(new ViscaControl.Clear(), ViscaInquiry.VERSION).forEach(this::add);
    }

    private void add(@Nullable ViscaMessage message) {
        steps.add(new Transaction(Transaction.OURS, message));
    }

    boolean over() {
        return steps.isEmpty();
    }

    Transaction next() {
        return steps.remove();
    }

    void end() {
        steps.clear();
    }
}
