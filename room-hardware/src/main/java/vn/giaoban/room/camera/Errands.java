package vn.giaoban.room.camera;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.ViscaInquiry;

/** What the line was asked for and has not answered yet, by number. */
final class Errands {
    private final Map<Long, Errand> open = new HashMap<>();
    private long last;

    /** The number under which the line answers. */
    long number(Errand errand) {
        open.put(++last, errand);
        return last;
    }

    boolean asks(ViscaInquiry inquiry) {
        return open.containsValue(new Errand.Asking(inquiry));
    }

    /** Whether an order is under way; questions do not count. */
    boolean orders() {
        return open.values().stream().anyMatch(errand -> !(errand instanceof Errand.Asking));
    }

    @Nullable
    Errand done(long number) {
        return open.remove(number);
    }
}
